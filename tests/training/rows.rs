//! Losses that compare rows: samples beside each other, and numbers far from 0.

use neurotype::losses::{CategoricalFocalCrossentropy, CategoricalHinge, CosineSimilarity, KlDivergence};
use neurotype::prelude::*;

network! { Numbers(x: [3, 5]) -> [3, 5] { 1.0 * x } }
network! { Shares(x: [3, 5]) -> [3, 5] { x -> softmax } }
network! { Seven(x: [7]) -> [7] { x -> Dense(7, kernel_initializer = zeros) } }

fn waves<S: neurotype::Shape>(samples: usize, pace: f32) -> Batch<S> {
    let numbers = 0..samples * S::SIZES.elements();
    Batch::new(numbers.map(|place| (place as f32 * pace).sin()).collect()).expect("whole samples")
}

/// One of five is right in each row.
fn one_hot(samples: usize) -> Batch<shape![3, 5]> {
    let rows = (0..3 * samples).flat_map(|row| (0..5).map(move |place| if place == row * 7 % 5 { 1.0 } else { 0.0 }));
    Batch::new(rows.collect()).expect("whole samples")
}

macro_rules! alone_and_among_others {
    ($($network:ident, $loss:expr;)+) => {$({
        for samples in [2, 15, 16, 33, 64] {
            let (x, y) = (waves::<shape![3, 5]>(samples, 0.7), one_hot(samples));
            let model = $network::new(1).compile(Sgd::new(0.1), $loss, ());
            let together = model.evaluate(&x, &y).expect("data").loss();
            let alone = |sample| {
                let one = sample..sample + 1;
                model.evaluate(&x.slice(one.clone()), &y.slice(one)).expect("data").loss()
            };
            let mean = (0..samples).map(alone).sum::<f64>() / samples as f64;
            assert!((together - mean).abs() < 1e-6 * mean.abs(), "{}, {samples}: {together}, {mean}", stringify!($loss));
        }
    })+};
}

#[test]
fn the_loss_of_a_sample_does_not_depend_on_those_beside_it() {
    alone_and_among_others! {
        Shares, CategoricalCrossentropy;
        Shares, CategoricalCrossentropy.label_smoothing(0.1);
        Shares, KlDivergence;
        Shares, CategoricalFocalCrossentropy::new();
        Numbers, CategoricalCrossentropy.from_logits();
        Numbers, CategoricalFocalCrossentropy::new().from_logits();
        Numbers, CategoricalHinge;
        Numbers, CosineSimilarity;
    }
}

#[test]
fn a_focal_cross_entropy_that_looks_at_all_alike_is_a_share_of_the_cross_entropy() {
    let (x, y) = (waves::<shape![3, 5]>(33, 0.7), one_hot(33));
    let plain = Shares::new(1).compile(Sgd::new(0.1), CategoricalCrossentropy, ());
    let focal = CategoricalFocalCrossentropy::new().gamma(0.0).alpha(0.5);
    let focal = Shares::new(1).compile(Sgd::new(0.1), focal, ());
    let [plain, focal] = [plain.evaluate(&x, &y), focal.evaluate(&x, &y)].map(|found| found.expect("data").loss());
    assert!((0.5 * plain - focal).abs() < 1e-7 * plain, "{plain} and {focal}");
}

#[test]
fn directions_of_numbers_whose_squares_are_no_numbers_are_directions() {
    let (x, y) = (waves::<shape![3, 5]>(5, 0.7), one_hot(5));
    let model = Numbers::new(1).compile(Sgd::new(0.1), CosineSimilarity, ());
    let loss = |x: &Batch<shape![3, 5]>| model.evaluate(x, &y).expect("data").loss();
    for factor in [1e-2_f32, 1e25] {
        let scaled = x.clone().map(|number| number * factor);
        assert!((loss(&scaled) - loss(&x)).abs() < 1e-6, "{factor}: {} against {}", loss(&scaled), loss(&x));
    }
}

/// The loss of each sample whose numbers are all so large, and what the gradient of the biases is then, computed in double precision.
fn far_from_zero(model: &mut neurotype::Compiled<Seven, Sgd, impl Sized, ()>, far: f32) -> (f64, Vec<f64>) {
    let biases: Vec<f32> = (0..7).map(|place| far + (place as f32 * 0.5)).collect();
    model.parameters_mut()[49..].copy_from_slice(&biases);
    let shares: Vec<f64> = biases.iter().map(|bias| (f64::from(*bias) - f64::from(biases[6])).exp()).collect();
    let sum: f64 = shares.iter().sum();
    let right = f64::from(biases[6]) - f64::from(biases[2]);
    let gradient = shares.iter().enumerate().map(|(place, share)| share / sum - f64::from(u8::from(place == 2)));
    (sum.ln() + right, gradient.collect())
}

#[test]
fn a_loss_of_logits_is_as_exact_far_from_zero_as_near_it() {
    let x = Batch::<shape![7]>::new(vec![0.0; 7]).expect("a sample");
    for far in [0.0, -3e4, 1e5] {
        let mut model = Seven::new(1).compile(Sgd::new(0.1), SparseCategoricalCrossentropy.from_logits(), ());
        let (loss, gradient) = far_from_zero(&mut model, far);
        let y = Labels::new([2]).expect("a class");
        check(model.evaluate(&x, &y).expect("data").loss(), loss, &model.gradients(&x, &y).expect("data"), &gradient);
        let mut model = Seven::new(1).compile(Sgd::new(0.1), CategoricalCrossentropy.from_logits(), ());
        let (loss, gradient) = far_from_zero(&mut model, far);
        let y = Batch::from([[0.0_f32, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]]);
        check(model.evaluate(&x, &y).expect("data").loss(), loss, &model.gradients(&x, &y).expect("data"), &gradient);
    }
}

fn check(loss: f64, expected: f64, gradient: &[f32], expected_gradient: &[f64]) {
    assert!((loss - expected).abs() < 1e-6 * expected, "{loss} against {expected}");
    for (found, expected) in gradient[49..].iter().zip(expected_gradient) {
        assert!((f64::from(*found) - expected).abs() < 1e-6 * expected.abs(), "{found} against {expected}");
    }
}
