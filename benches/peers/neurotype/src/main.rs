//! The workloads in neurotype.

use std::hint::black_box;
use std::time::Instant;

use neurotype::kernels::with_threads;
use neurotype::prelude::*;

network! { Large(image: [784]) -> [10] { image -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax) } }
network! { Small(x: [8]) -> [1] { x -> Dense(30, relu) -> Dense(1) } }
network! {
    WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
        let hidden = deep -> Dense(30, relu) -> Dense(30, relu);
        ((wide, hidden) -> Concat -> Dense(1), hidden -> Dense(1))
    }
}

const ROUNDS: usize = 7;
/// Epochs of a `fit`, which checks the data once.
const EPOCHS: usize = 5;

fn batch<S: neurotype::Shape>(samples: usize) -> Batch<S> {
    let numbers = (0..samples * S::SIZES.elements()).map(|index| (index as f32 * 0.37).sin()).collect();
    Batch::new(numbers).expect("whole samples")
}

/// The median seconds of a unit, of `units` that `work` does, after one round to warm up.
fn timed(units: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed().as_secs_f64() / units as f64
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[ROUNDS / 2]
}

fn large(optimizer: impl neurotype::optimizers::Optimizer) -> f64 {
    let steps = 300;
    let x: Batch<shape![784]> = batch(32 * steps);
    let y = Labels::new((0..x.len()).map(|sample| sample % 10)).expect("classes below 10");
    let mut model = Large::new(1).compile(optimizer, SparseCategoricalCrossentropy, ());
    timed(EPOCHS * steps, || {
        drop(black_box(model.fit(&x, &y).epochs(EPOCHS).verbose(false).run().expect("data that fit")))
    })
}

fn seconds(workload: &str) -> Option<f64> {
    let steps = 2_000;
    Some(match workload {
        "step-large" => large(Sgd::new(0.01)),
        "adam-large" => large(Adam::default()),
        "step-small" => {
            let (x, y): (Batch<shape![8]>, Batch<shape![1]>) = (batch(32 * steps), batch(32 * steps));
            let mut model = Small::new(1).compile(Sgd::new(0.001), Mse, ());
            timed(EPOCHS * steps, || {
                drop(black_box(model.fit(&x, &y).epochs(EPOCHS).verbose(false).run().expect("data that fit")))
            })
        }
        "step-wide" => {
            let (wide, deep): (Batch<shape![5]>, Batch<shape![6]>) = (batch(32 * steps), batch(32 * steps));
            let y: Batch<shape![1]> = batch(32 * steps);
            let mut model = WideDeep::new(1).compile(Sgd::new(0.001), (Mse.weight(0.9), Mse.weight(0.1)), ());
            timed(EPOCHS * steps, || {
                let fit = model.fit((&wide, &deep), (&y, &y)).epochs(EPOCHS).verbose(false);
                drop(black_box(fit.run().expect("data that fit")));
            })
        }
        "predict-large" => {
            let (model, x) = (Large::new(1), batch::<shape![784]>(1));
            let predictions = || (0..2_000).for_each(|_| drop(black_box(model.predict(black_box(&x)))));
            // On all cores, as the others do it.
            with_threads(0, || timed(2_000, predictions))
        }
        "predict-small" => {
            let (model, x, mut y) = (Small::new(1), batch::<shape![8]>(1), batch::<shape![1]>(1));
            timed(100_000, || {
                (0..100_000).for_each(|_| {
                    model.predict_into(black_box(&x), &mut y);
                    black_box(&y);
                });
            })
        }
        "bulk-large" => {
            let (model, x) = (Large::new(1), batch::<shape![784]>(10_000));
            timed(10_000, || drop(black_box(model.predict(black_box(&x)))))
        }
        _ => return None,
    })
}

fn main() {
    for workload in std::env::args().skip(1) {
        if let Some(seconds) = seconds(&workload) {
            println!("{workload} {seconds:e}");
        }
    }
}
