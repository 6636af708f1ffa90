//! `cargo bench`: steps of training and single predictions through the public API, beside the machine's peak measured in
//! the same run.
//!
//! A step is what `fit` does: shuffling and gathering the batch, forward, loss and metric, backward, update. The time of a
//! step is that of an epoch divided by its steps. Rounds are interleaved, so that drift hits every row alike; the median is
//! quoted, with the best in brackets.

use std::hint::black_box;
use std::time::Instant;

use neurotype::kernels::{instruction_set, peak};
use neurotype::prelude::*;

network! { Classifier(image: [28, 28]) -> [10] { image -> Flatten -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax) } }
network! { Small(x: [8]) -> [1] { x -> Dense(30, relu) -> Dense(1) } }
network! {
    WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
        layer hidden1 = Dense(30, relu);
        layer hidden2 = Dense(30, relu);
        let hidden = deep -> hidden1 -> hidden2;
        ((wide, hidden) -> Concat -> Dense(1), hidden -> Dense(1))
    }
}

/// Something to time: its name, the operations of one unit, and what runs some units and gives the seconds of one.
struct Row {
    name: &'static str,
    flop: f64,
    run: Box<dyn FnMut() -> f64>,
    seconds: Vec<f64>,
}

/// Steps in an epoch of the large network, and of the small ones.
const STEPS: usize = 60;
const SMALL_STEPS: usize = 2_000;
const BATCH: usize = 32;
const ROUNDS: usize = 25;

/// Three products for each weight and sample: forward, gradient of the input, gradient of the weight; the first layer's input
/// has no gradient.
fn training_flop(flops: usize, first_layer: usize) -> f64 {
    (BATCH * (3 * flops - 2 * first_layer)) as f64
}

fn numbers(count: usize) -> Vec<f32> {
    (0..count).map(|index| ((index * 37 % 1009) as f32 / 1009.0).sin()).collect()
}

fn batch<S: neurotype::Shape>(samples: usize) -> Batch<S> {
    Batch::new(numbers(samples * S::SIZES.elements())).expect("whole samples")
}

/// Seconds of one unit, of `units` that `work` does.
fn timed(units: usize, work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64() / units as f64
}

fn classifier_step(
    name: &'static str,
    optimizer: impl neurotype::optimizers::Optimizer + 'static,
    threads: usize,
) -> Row {
    let x: Batch<shape![28, 28]> = batch(STEPS * BATCH);
    let y = Labels::new((0..x.len()).map(|sample| sample % 10)).expect("classes below 10");
    let mut model = Classifier::new(1).compile(optimizer, SparseCategoricalCrossentropy, Accuracy);
    let run = move || {
        timed(STEPS, || {
            drop(black_box(model.fit(&x, &y).threads(threads).verbose(false).run().expect("data that fit")));
        })
    };
    Row { name, flop: training_flop(Classifier::FLOPS, 784 * 300), run: Box::new(run), seconds: Vec::new() }
}

fn small_step() -> Row {
    let (x, y): (Batch<shape![8]>, Batch<shape![1]>) = (batch(SMALL_STEPS * BATCH), batch(SMALL_STEPS * BATCH));
    let mut model = Small::new(1).compile(Sgd::new(1e-3), Mse, ());
    let run =
        move || timed(SMALL_STEPS, || drop(black_box(model.fit(&x, &y).verbose(false).run().expect("data that fit"))));
    Row { name: "step, 8-30-1", flop: training_flop(Small::FLOPS, 240), run: Box::new(run), seconds: Vec::new() }
}

fn wide_deep_step() -> Row {
    let (wide, deep): (Batch<shape![5]>, Batch<shape![6]>) = (batch(SMALL_STEPS * BATCH), batch(SMALL_STEPS * BATCH));
    let y: Batch<shape![1]> = batch(SMALL_STEPS * BATCH);
    let mut model = WideDeep::new(1).compile(Sgd::new(1e-3), (Mse.weight(0.9), Mse.weight(0.1)), ());
    let run = move || {
        timed(SMALL_STEPS, || {
            drop(black_box(model.fit((&wide, &deep), (&y, &y)).verbose(false).run().expect("data that fit")));
        })
    };
    Row {
        name: "step, wide & deep",
        flop: training_flop(WideDeep::FLOPS, 180 + 5),
        run: Box::new(run),
        seconds: Vec::new(),
    }
}

fn classifier_prediction() -> Row {
    let (model, x) = (Classifier::new(1), batch::<shape![28, 28]>(1));
    let run = move || timed(200, || (0..200).for_each(|_| drop(black_box(model.predict(black_box(&x))))));
    Row {
        name: "one prediction, 784-300-300-10",
        flop: Classifier::FLOPS as f64,
        run: Box::new(run),
        seconds: Vec::new(),
    }
}

fn small_prediction() -> Row {
    let (model, x) = (Small::new(1), batch::<shape![8]>(1));
    let run = move || timed(5_000, || (0..5_000).for_each(|_| drop(black_box(model.predict(black_box(&x))))));
    Row { name: "one prediction, 8-30-1", flop: Small::FLOPS as f64, run: Box::new(run), seconds: Vec::new() }
}

fn median(numbers: &mut [f64]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn main() {
    let mut rows = [
        classifier_step("step, 784-300-300-10", Sgd::new(0.01), 1),
        classifier_step("the same on two threads", Sgd::new(0.01), 2),
        classifier_step("Adam step, 784-300-300-10", Adam::default(), 1),
        small_step(),
        wide_deep_step(),
        classifier_prediction(),
        small_prediction(),
    ];
    let mut peaks = Vec::new();
    for _ in 0..ROUNDS {
        peaks.push(peak());
        for row in &mut rows {
            let seconds = (row.run)();
            row.seconds.push(seconds);
        }
    }
    let peak = median(&mut peaks);
    println!("{:?}, batch {BATCH}, f32; FMA peak of one core, measured: {:.1} GFLOP/s", instruction_set(), peak / 1e9);
    println!("{:32} {:>12} {:>12} {:>8}", "", "median", "best", "of peak");
    for row in &mut rows {
        let middle = median(&mut row.seconds);
        let (micro, best) = (middle * 1e6, row.seconds[0] * 1e6);
        println!("{:32} {micro:9.2} µs {best:9.2} µs {:6.1} %", row.name, 100.0 * row.flop / middle / peak);
    }
}
