//! A step of training allocates nothing after the first.
#![allow(unsafe_code, reason = "a counting allocator cannot be written without it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

use neurotype::metrics::{FBetaScore, TopKCategoricalAccuracy};
use neurotype::prelude::*;
use neurotype::schedules::CosineDecay;

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

thread_local! { static MARK: Cell<bool> = const { Cell::new(false) }; }
static HARNESS: AtomicUsize = AtomicUsize::new(0);

/// Counts an allocation of any thread but the first to allocate: that is the test harness's own, which
/// may be printing beside the test.
fn count() {
    let thread = MARK.try_with(|mark| mark.as_ptr() as usize).unwrap_or(0);
    let first = HARNESS.compare_exchange(0, thread, Ordering::Relaxed, Ordering::Relaxed);
    if first.is_err_and(|harness| harness != thread) {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
    }
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: passed on.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: passed on.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

network! {
    Net(wide: [5], image: [4, 4]) -> (class: [3], price: [1], vote: [2]) {
        layer shared = Dense(16, gelu);
        let deep = image -> Flatten -> shared -> Dropout(0.2) -> shared;
        let all = (wide, deep) -> Concat;
        let other = all -> Dense(16, selu);
        let both = (deep, other) -> Maximum;
        (both -> Dense(3, softmax), all -> Dense(1), both -> Dense(2, sigmoid))
    }
}

/// Allocations in a `fit` of so many samples, the last batch ragged.
fn allocations(samples: usize, optimizer: impl neurotype::optimizers::Optimizer) -> usize {
    let wide = Batch::<shape![5]>::new(vec![0.1; 5 * samples]).expect("whole samples");
    let image = Batch::<shape![4, 4]>::new(vec![0.2; 16 * samples]).expect("whole samples");
    let class = Labels::<3>::new((0..samples).map(|sample| sample % 3)).expect("classes below 3");
    let price = Batch::<shape![1]>::new(vec![0.3; samples]).expect("whole samples");
    let vote = Batch::<shape![2]>::new(vec![1.0; 2 * samples]).expect("whole samples");
    let losses = (SparseCategoricalCrossentropy, Mse.weight(0.5), BinaryCrossentropy);
    let mut model = Net::new(1).compile(optimizer, losses, (Accuracy, (), Accuracy));
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    model.fit((&wide, &image), (&class, &price, &vote)).verbose(false).run().expect("data that fit");
    ALLOCATIONS.load(Ordering::Relaxed) - before
}

network! {
    Dynamic(x: [4, 8], depth: usize = 3) -> [4, 8] {
        layer cell = Dense(8, tanh);
        let mut h: [8] = 0.0;
        let rows = for row in x {
            for _ in 0..depth { h = (h + row) -> cell -> Dropout(0.1); }
            if depth > 2 { h = h -> Part; }
            h
        };
        rows + (x -> Gru(8, return_sequences = true))
    }
}
network! { Part(x: [8]) -> [8] { x -> Dense(8, gelu) } }

/// Allocations in a `fit` of so many steps of a network with loops.
fn allocations_of_loops(steps: usize, depth: usize) -> usize {
    let x = Batch::<shape![4, 8]>::new(vec![0.1; 32 * 32 * steps]).expect("whole samples");
    let mut model = Dynamic::new(1).compile(Adam::default(), Mse, ());
    model.depth = depth;
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    model.fit(&x, &x).verbose(false).run().expect("data that fit");
    ALLOCATIONS.load(Ordering::Relaxed) - before
}

network! {
    Governed(words: [0..9; 2]) -> [3] {
        words
            -> Embedding(4, embeddings_regularizer = l2)
            -> Flatten
            -> BatchNormalization
            -> Dense(8, relu, kernel_constraint = max_norm, kernel_regularizer = orthogonal)
            -> ActivityRegularization(l2 = 0.01)
            -> Dense(3, softmax)
    }
}

/// Allocations in a weighted `fit` of so many steps.
fn allocations_of_weights(steps: usize) -> usize {
    let samples = 32 * steps;
    let words = Indices::<2, 9>::new((0..2 * samples).map(|place| place % 9)).expect("words");
    let y = Labels::<3>::new((0..samples).map(|sample| sample % 3)).expect("classes below 3");
    let metrics = (FBetaScore::f1(), SparseCategoricalCrossentropy, TopKCategoricalAccuracy::<2>);
    let mut model = Governed::new(1).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, metrics);
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    model.fit(&words, &y).class_weight([1.0, 2.0, 3.0]).verbose(false).run().expect("data that fit");
    ALLOCATIONS.load(Ordering::Relaxed) - before
}

#[test]
fn a_hundred_steps_allocate_no_more_than_three_and_predictions_nothing() {
    // One test in this binary, so that no other test allocates beside it. The first training asks the machine for its cores.
    allocations(32, Sgd::new(0.01));
    assert_eq!(allocations(3 * 32 - 7, Sgd::new(0.01)), allocations(100 * 32 - 7, Sgd::new(0.01)));
    let momentum = Sgd::new(0.01).momentum(0.9);
    assert_eq!(allocations(3 * 32 - 7, momentum), allocations(100 * 32 - 7, momentum));
    assert_eq!(allocations(3 * 32 - 7, Adam::default()), allocations(100 * 32 - 7, Adam::default()));
    // Optimizers that step on one tensor after the other, and a stack of all that can be wrapped around one.
    let lamb = Lamb::default().clip_norm(1.0);
    assert_eq!(allocations(3 * 32 - 7, lamb), allocations(100 * 32 - 7, lamb));
    let muon = || Muon::default().weight_decay(0.004).exclude("bias");
    assert_eq!(allocations(3 * 32 - 7, muon()), allocations(100 * 32 - 7, muon()));
    let stack = || Adam::default().amsgrad(true).weight_decay(0.1).global_clip_norm(1.0).accumulate(3).ema(0.9);
    assert_eq!(allocations(3 * 32 - 7, stack()), allocations(100 * 32 - 7, stack()));
    // A schedule, which gives each step an optimizer of its own.
    let scheduled = || AdamW::default().exclude("bias").exclude("beta").schedule(CosineDecay::new(0.01, 200));
    assert_eq!(allocations(3 * 32 - 7, scheduled()), allocations(100 * 32 - 7, scheduled()));
    // Normalisation, penalties, bounds, weights, and metrics that remember lists.
    assert_eq!(allocations_of_weights(3), allocations_of_weights(100));
    // A prediction into a batch at hand, after the first.
    let (model, x, mut y) = (Part::new(1), Batch::from([[0.5_f32; 8]]), Batch::from([[0.0; 8]]));
    model.predict_into(&x, &mut y);
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    (0..100).for_each(|_| model.predict_into(&x, &mut y));
    assert_eq!(ALLOCATIONS.load(Ordering::Relaxed), before);
    // Loops, branches and networks within: as many for a hundred steps as for three, whatever the count.
    for depth in [0, 1, 7] {
        assert_eq!(allocations_of_loops(3, depth), allocations_of_loops(100, depth), "depth {depth}");
    }
}
