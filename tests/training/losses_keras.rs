//! Values and gradients of losses against Keras 3: `reference/losses.py`.

use std::fs;
use std::path::Path;

use neurotype::losses::{Hinge, Huber, LogCosh, Loss, Mae, Mape, Mse, Msle, Poisson, SquaredHinge};
use neurotype::outputs::Logits;
use neurotype::prelude::{Batch, Network, Sgd, network, shape};
use serde_json::Value;

network! { Given(x: [4]) -> [4] { x -> Dense(4, kernel_initializer = zeros) } }

fn rows(value: &Value) -> Vec<Vec<f64>> {
    let row =
        |row: &Value| row.as_array().expect("a row").iter().map(|number| number.as_f64().expect("a number")).collect();
    value.as_array().expect("rows").iter().map(row).collect()
}

/// How far a and b are apart, beside their size or 1.
fn apart(a: f64, b: f64) -> f64 {
    (a - b).abs() / b.abs().max(1.0)
}

macro_rules! compare_in {
    ($scalar:ty, $case:expr, $loss:expr, $bound:expr) => {{
        let (outputs, targets, gradients) =
            (rows(&$case["outputs"]), rows(&$case["targets"]), rows(&$case["gradients"]));
        let batch = |rows: &[Vec<f64>]| -> Batch<shape![4], $scalar> {
            Batch::new(rows.iter().flatten().map(|number| *number as $scalar).collect()).expect("whole samples")
        };
        // The bias is what the network gives, so its gradient is that of the output; a sample at a time.
        let mut total = 0.0;
        for (sample, output) in outputs.iter().enumerate() {
            let mut model = Given::<$scalar>::new(1).compile(Sgd::new(0.1), $loss, ());
            let zeros = batch(&[vec![0.0; 4]]);
            for (bias, output) in model.parameters_mut()[16..].iter_mut().zip(output) {
                *bias = *output as $scalar;
            }
            let y = batch(&targets[sample..=sample]);
            let value = model.evaluate(&zeros, &y).expect("data").loss();
            let expected = $case["values"][sample].as_f64().expect("a number");
            assert!(apart(value, expected) < $bound, "{} {sample}: {value} against {expected}", $case["name"]);
            let found = model.gradients(&zeros, &y).expect("data");
            for (found, expected) in found[16..].iter().zip(&gradients[sample]) {
                let found = f64::from(*found);
                assert!(
                    apart(found, *expected) < $bound,
                    "{} {sample}: gradient {found} against {expected}",
                    $case["name"]
                );
            }
            total += expected;
        }
        // All together: the mean over the samples.
        network! { Direct(x: [4]) -> [4] { 1.0 * x } }
        let model = Direct::<$scalar>::new(1).compile(Sgd::new(0.1), $loss, ());
        let mean = model.evaluate(&batch(&outputs), &batch(&targets)).expect("data").loss();
        assert!(apart(mean, total / outputs.len() as f64) < $bound, "{} of all: {mean}", $case["name"]);
    }};
}

fn compare(case: &Value, loss: impl Loss<Logits, Target<neurotype::Rank1<4>> = neurotype::Rank1<4>> + Copy) {
    // Keras rounds ln 2 to single precision.
    let exact = if case["name"] == "LogCosh" { 1e-8 } else { 1e-12 };
    compare_in!(f64, case, loss, exact);
    compare_in!(f32, case, loss, 2e-6);
}

#[test]
fn losses_have_keras_s_values_and_gradients() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/losses.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    let cases = reference["cases"].as_array().expect("cases");
    assert!(cases.len() >= 12);
    for case in cases {
        match case["name"].as_str().expect("a name") {
            "MeanSquaredError" => compare(case, Mse),
            "MeanAbsoluteError" => compare(case, Mae),
            "MeanAbsolutePercentageError" => compare(case, Mape),
            "MeanSquaredLogarithmicError" => compare(case, Msle),
            "Huber" => compare(case, Huber::new().delta(case["options"]["delta"].as_f64().unwrap_or(1.0))),
            "LogCosh" => compare(case, LogCosh),
            "Poisson" => compare(case, Poisson),
            "Hinge" => compare(case, Hinge),
            "SquaredHinge" => compare(case, SquaredHinge),
            other => panic!("nobody compares {other}"),
        }
    }
}

#[test]
fn a_bend_that_is_not_positive_is_refused() {
    let x = Batch::from([[1.0_f32, 2.0, 3.0, 4.0]]);
    let mut model = Given::new(1).compile(Sgd::new(0.1), Huber::new().delta(-1.0), ());
    let message = model.fit(&x, &x).run().expect_err("no bend").to_string();
    assert_eq!(message, "`delta` is -1, but it must be positive and finite");
}
