//! Optimizers against their formulas, written out for one number.

use neurotype::prelude::*;

network! { Number(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }

/// Trains `w` on `(w · 1 − 3)²`, whose gradient is `2 · (w − 3)`, and gives it after each step.
fn trajectory(optimizer: impl neurotype::optimizers::Optimizer) -> Vec<f64> {
    let (x, y) = (Batch::from([[1.0_f64]]), Batch::from([[3.0_f64]]));
    let mut model = Number::<f64>::new(0).compile(optimizer, Mse, ());
    let step = |_| {
        model.fit(&x, &y).verbose(false).run().expect("data that fit");
        model.parameters()[0]
    };
    (0..10).map(step).collect()
}

fn assert_follows(optimizer: impl neurotype::optimizers::Optimizer, mut formula: impl FnMut(i32, f64, f64) -> f64) {
    let mut w = 1.0;
    for (step, trained) in trajectory(optimizer).into_iter().enumerate() {
        w = formula(i32::try_from(step).expect("ten steps") + 1, w, 2.0 * (w - 3.0));
        assert!((w - trained).abs() < 1e-12, "step {step}: {w} {trained}");
    }
}

#[test]
fn plain_descent() {
    assert_follows(Sgd::new(0.1), |_, w, g| w - 0.1 * g);
}

#[test]
fn momentum() {
    let mut v = 0.0;
    assert_follows(Sgd::new(0.1).momentum(0.9), |_, w, g| {
        v = 0.9 * v - 0.1 * g;
        w + v
    });
}

#[test]
fn nesterov() {
    let mut v = 0.0;
    assert_follows(Sgd::new(0.1).momentum(0.9).nesterov(true), |_, w, g| {
        v = 0.9 * v - 0.1 * g;
        w + 0.9 * v - 0.1 * g
    });
}

#[test]
fn adam_also_across_several_fits() {
    let (mut m, mut v) = (0.0, 0.0);
    assert_follows(Adam::new(0.1), |t, w, g| {
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        w - 0.1 * (1.0 - 0.999_f64.powi(t)).sqrt() / (1.0 - 0.9_f64.powi(t)) * m / (v.sqrt() + 1e-7)
    });
}
