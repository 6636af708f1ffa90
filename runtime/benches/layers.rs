//! `cargo bench --bench layers`: what layers, losses, metrics and optimizers add to a step, one thread, batch 32. Prints the tables of
//! *Whatever else is in a step* in `docs/performance.md`.

use std::time::Instant;

use neurotype::losses::LogCosh;
use neurotype::metrics::MeanAbsoluteError;
use neurotype::optimizers::{Adafactor, Lamb, Muon};
use neurotype::prelude::*;

/// Steps of an epoch, and epochs of which the median is taken.
const STEPS: usize = 300;
const ROUNDS: usize = 15;
const BATCH: usize = 32;

fn batch<S: neurotype::Shape>(samples: usize) -> Batch<S> {
    let numbers = (0..samples * S::SIZES.elements()).map(|index| ((index * 37 % 1009) as f32 / 1009.0).sin()).collect();
    Batch::new(numbers).expect("whole samples")
}

/// Prints the microseconds of a step, of an epoch of so many.
fn print(name: &str, steps: usize, mut epoch: impl FnMut()) {
    epoch();
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begin = Instant::now();
            epoch();
            begin.elapsed().as_secs_f64() * 1e6 / steps as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("| {name} | {:.1} µs |", times[ROUNDS / 2]);
}

/// A classifier with some stages between its two layers, or one of images, row by row.
macro_rules! layers {
    ($shape:ty, $steps:expr; $($network:ident $name:literal $input:tt -> [$($stages:tt)+];)+) => {$({
        network! { $network(x: $input) -> [10] { x -> $($stages)+ -> Dense(10, softmax) } }
        let x: Batch<$shape> = batch($steps * BATCH);
        let y = Labels::new((0..x.len()).map(|sample| sample % 10)).expect("classes below 10");
        let mut model = $network::new(1).compile(Sgd::new(1e-3), SparseCategoricalCrossentropy, Accuracy);
        print($name, $steps, || {
            model.fit(&x, &y).threads(1).verbose(false).run().expect("data that fit");
        });
    })+};
}

/// Two layers that merge, between the same two.
macro_rules! merged {
    ($($network:ident $layer:ident)+) => {$({
        network! {
            $network(x: [300]) -> [10] {
                let (a, b) = (x -> Dense(300), x -> Dense(300));
                (a, b) -> $layer -> Dense(10, softmax)
            }
        }
        let x: Batch<shape![300]> = batch(STEPS * BATCH);
        let y = Labels::new((0..x.len()).map(|sample| sample % 10)).expect("classes below 10");
        let mut model = $network::new(1).compile(Sgd::new(1e-3), SparseCategoricalCrossentropy, Accuracy);
        print(concat!("two layers and `", stringify!($layer), "`"), STEPS, || {
            model.fit(&x, &y).threads(1).verbose(false).run().expect("data that fit");
        });
    })+};
}

network! { Regression(x: [300]) -> [300] { x -> Dense(300) -> Dense(300) } }
network! { Answers(x: [300]) -> [300] { x -> Dense(300) -> Dense(300, sigmoid) } }

/// 300-300-300 under an optimizer, a loss and a metric.
macro_rules! training {
    ($($network:ident $name:literal, $optimizer:expr, $loss:expr, $metric:expr;)+) => {$({
        let x: Batch<shape![300]> = batch(STEPS * BATCH);
        let answers = (0..300 * STEPS * BATCH).map(|index| (index % 2) as f32).collect();
        let y: Batch<shape![300]> = Batch::new(answers).expect("whole samples");
        let mut model = $network::new(1).compile($optimizer, $loss, $metric);
        print($name, STEPS, || {
            model.fit(&x, &y).threads(1).verbose(false).run().expect("data that fit");
        });
    })+};
}

fn main() {
    println!("| 300-300-10 with | a step |\n| --- | --- |");
    layers! {
        shape![300], STEPS;
        Plain "nothing" [300] -> [Dense(300)];
        Rectified "`relu`" [300] -> [Dense(300, relu)];
        Gelu "`gelu`" [300] -> [Dense(300, gelu)];
        Batches "`BatchNormalization`" [300] -> [Dense(300) -> BatchNormalization];
        Samples "`LayerNormalization`" [300] -> [Dense(300) -> LayerNormalization];
        Dropped "`Dropout(0.2)`" [300] -> [Dense(300) -> Dropout(0.2)];
        Silenced "`AlphaDropout(0.2)`" [300] -> [Dense(300) -> AlphaDropout(0.2)];
        Noisy "`GaussianNoise(0.2)`" [300] -> [Dense(300) -> GaussianNoise(0.2)];
        Sloped "`PRelu`" [300] -> [Dense(300) -> PRelu];
        Gated "`glu`" [300] -> [Dense(300) -> glu];
        Costly "`ActivityRegularization`" [300] -> [Dense(300) -> ActivityRegularization(l2 = 0.01)];
        Small "`kernel_regularizer = l2(0.001)`" [300] -> [Dense(300, kernel_regularizer = l2(0.001))];
        Bounded "`kernel_constraint = max_norm(2.0)`" [300] -> [Dense(300, kernel_constraint = max_norm(2.0))];
    }
    merged!(Sum Add Product Multiply Largest Maximum);
    layers! {
        shape![28, 28], 60;
        OfLstm "`Lstm(64)` over 28 × 28" [28, 28] -> [Lstm(64)];
        OfGru "`Gru(64)` over 28 × 28" [28, 28] -> [Gru(64)];
        OfRnn "`SimpleRnn(64)` over 28 × 28" [28, 28] -> [SimpleRnn(64)];
    }
    println!("\n| 300-300-300 under | a step |\n| --- | --- |");
    training! {
        Regression "`Mse`", Sgd::new(1e-4), Mse, ();
        Regression "`Mse`, metric `MeanAbsoluteError`", Sgd::new(1e-4), Mse, MeanAbsoluteError;
        Regression "`Mae`", Sgd::new(1e-4), Mae, ();
        Regression "`Huber`", Sgd::new(1e-4), Huber::new(), ();
        Regression "`LogCosh`", Sgd::new(1e-4), LogCosh, ();
        Answers "`sigmoid` and `BinaryCrossentropy`", Sgd::new(1e-4), BinaryCrossentropy, ();
        Regression "momentum", Sgd::new(1e-4).momentum(0.9), Mse, ();
        Regression "Adam", Adam::default(), Mse, ();
        Regression "Adam, `clip_norm(1.0)`", Adam::default().clip_norm(1.0), Mse, ();
        Regression "Adam, `global_clip_norm(1.0)`", Adam::default().global_clip_norm(1.0), Mse, ();
        Regression "LAMB", Lamb::default(), Mse, ();
        Regression "Adafactor", Adafactor::default(), Mse, ();
        Regression "Muon", Muon::default(), Mse, ();
    }
}
