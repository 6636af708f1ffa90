//! Optimizers against their formulas, written out for one number.

use neurotype::optimizers::{Optimizer, Step};
use neurotype::prelude::*;
use neurotype::{Result, Scalar};

network! { Number(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }

/// Trains `w` on `(w · 1 − 3)²`, whose gradient is `2 · (w − 3)`, and gives it after each step.
fn trajectory(optimizer: impl Optimizer) -> Vec<f64> {
    let (x, y) = (Batch::from([[1.0_f64]]), Batch::from([[3.0_f64]]));
    let mut model = Number::<f64>::new(0).compile(optimizer, Mse, ());
    let step = |_| {
        model.fit(&x, &y).verbose(false).run().expect("data that fit");
        model.parameters()[0]
    };
    (0..10).map(step).collect()
}

fn assert_follows(optimizer: impl Optimizer, mut formula: impl FnMut(i32, f64, f64) -> f64) {
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

/// Descends by 1 / (1 + ∑ g²), written with `Step::each` for so many slots as it says it has.
#[derive(Clone)]
struct Own<const SLOTS: usize>;

impl<const SLOTS: usize> Optimizer for Own<SLOTS> {
    fn check(&self) -> Result<()> {
        Ok(())
    }

    fn slots(&self) -> usize {
        SLOTS
    }

    fn learning_rate(&self, _steps: u64) -> f64 {
        1.0
    }

    fn set_learning_rate(&mut self, _rate: f64) {}

    fn is_elementwise(&self) -> bool {
        true
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        step.each(
            #[inline(always)]
            move |w, g, [sum]| {
                *sum += g * g;
                *w -= g / (T::ONE + *sum);
            },
        );
    }
}

#[test]
fn one_of_our_own_that_goes_through_all_parameters_with_each() {
    let mut sum = 0.0;
    assert_follows(Own::<1>, |_, w, g| {
        sum += g * g;
        w - g / (1.0 + sum)
    });
}

#[test]
fn a_rule_that_takes_another_number_of_slots_is_refused_with_both_numbers() {
    let (x, y) = (Batch::from([[1.0_f64]]), Batch::from([[3.0_f64]]));
    let mut model = Number::<f64>::new(0).compile(Own::<2>, Mse, ());
    let expected =
        "`slots` is 2, but the rule that the optimizer gives to `Step::each` takes 1; let `slots` give as many";
    for result in [model.fit(&x, &y).verbose(false).run().map(drop), model.train_on_batch(&x, &y).map(drop)] {
        assert_eq!(result.expect_err("a slot too many").to_string(), expected);
        assert_eq!(model.parameters(), [1.0]);
    }
}
