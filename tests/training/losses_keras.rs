//! Values and gradients of losses against Keras 3: `reference/losses.py`.

use std::fs;
use std::path::Path;

use neurotype::Scalar;
use neurotype::losses::{
    BinaryCrossentropy, BinaryFocalCrossentropy, CategoricalCrossentropy, CategoricalFocalCrossentropy,
    CategoricalGeneralizedCrossEntropy, CategoricalHinge, CosineSimilarity, Dice, Hinge, Huber, KlDivergence, LogCosh,
    Loss, Mae, Mape, Mse, Msle, Poisson, SparseCategoricalCrossentropy, SquaredHinge, Tversky,
};
use neurotype::outputs::Logits;
use neurotype::prelude::{Batch, Labels, Network, Sgd, network, shape};
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

fn batch<T: Scalar>(rows: &[Vec<f64>]) -> Batch<shape![4], T> {
    Batch::new(rows.iter().flatten().map(|number| T::from_f64(*number)).collect()).expect("whole samples")
}

/// The classes of one-hot rows; of the scalar as `batch` is.
#[allow(clippy::extra_unused_type_parameters, reason = "so that both can be called alike")]
fn classes<T: Scalar>(rows: &[Vec<f64>]) -> Labels<4> {
    let class = |row: &Vec<f64>| row.iter().position(|number| *number == 1.0).expect("one-hot");
    Labels::new(rows.iter().map(class)).expect("classes")
}

macro_rules! compare_in {
    ($scalar:ty, $case:expr, $loss:expr, $bound:expr) => {
        compare_in!($scalar, $case, $loss, $bound, Given, [linear], batch)
    };
    ($scalar:ty, $case:expr, $loss:expr, $bound:expr, $network:ident, [$activation:ident], $target:ident) => {{
        let (outputs, targets, gradients) =
            (rows(&$case["outputs"]), rows(&$case["targets"]), rows(&$case["gradients"]));
        // The bias is what the network gives, so its gradient is that of the output; a sample at a time.
        let mut total = 0.0;
        for (sample, output) in outputs.iter().enumerate() {
            let mut model = $network::<$scalar>::new(1).compile(Sgd::new(0.1), $loss, ());
            let zeros = batch::<$scalar>(&[vec![0.0; 4]]);
            for (bias, output) in model.parameters_mut()[16..].iter_mut().zip(output) {
                *bias = *output as $scalar;
            }
            let y = $target::<$scalar>(&targets[sample..=sample]);
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
        network! { Direct(x: [4]) -> [4] { 1.0 * x -> $activation } }
        let model = Direct::<$scalar>::new(1).compile(Sgd::new(0.1), $loss, ());
        let mean = model.evaluate(&batch(&outputs), &$target::<$scalar>(&targets)).expect("data").loss();
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
            _ if case.get("activation").is_some()
                || case["name"].as_str().is_some_and(|name| name.ends_with("all")) => {}
            other => panic!("nobody compares {other}"),
        }
    }
}

network! { Softmax(x: [4]) -> [4] { x -> Dense(4, softmax, kernel_initializer = zeros) } }
network! { Sigmoid(x: [4]) -> [4] { x -> Dense(4, sigmoid, kernel_initializer = zeros) } }

macro_rules! with {
    ($case:expr, $network:ident, [$activation:ident], $target:ident, $loss:expr) => {{
        compare_in!(f64, $case, $loss, 1e-9, $network, [$activation], $target);
        compare_in!(f32, $case, $loss, 4e-6, $network, [$activation], $target);
    }};
}

#[test]
fn losses_of_distributions_and_answers_have_keras_s_values_and_gradients() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/losses.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    let cases = reference["cases"].as_array().expect("cases").iter().filter(|case| case.get("activation").is_some());
    let mut compared = 0;
    for case in cases {
        compared += 1;
        let options = &case["options"];
        let or = |name: &str, default: f64| options[name].as_f64().unwrap_or(default);
        let (smoothing, is_raw) = (options["label_smoothing"].as_f64(), options["from_logits"] == true);
        let categorical = CategoricalFocalCrossentropy::new().alpha(or("alpha", 0.25)).gamma(or("gamma", 2.0));
        let categorical = categorical.label_smoothing(smoothing.unwrap_or(0.0));
        let binary = BinaryFocalCrossentropy::new().alpha(or("alpha", 0.25)).gamma(or("gamma", 2.0));
        let binary = binary.label_smoothing(smoothing.unwrap_or(0.0));
        let binary = binary.apply_class_balancing(options["apply_class_balancing"] == true);
        match (case["name"].as_str().expect("a name"), smoothing, is_raw) {
            ("CategoricalCrossentropy", None, false) => {
                with!(case, Softmax, [softmax], batch, CategoricalCrossentropy);
            }
            ("CategoricalCrossentropy", Some(s), false) => {
                with!(case, Softmax, [softmax], batch, CategoricalCrossentropy.label_smoothing(s));
            }
            ("CategoricalCrossentropy", None, true) => {
                with!(case, Given, [linear], batch, CategoricalCrossentropy.from_logits());
            }
            ("CategoricalCrossentropy", Some(s), true) => {
                with!(case, Given, [linear], batch, CategoricalCrossentropy.from_logits().label_smoothing(s));
            }
            ("SparseCategoricalCrossentropy", _, false) => {
                with!(case, Softmax, [softmax], classes, SparseCategoricalCrossentropy);
            }
            ("SparseCategoricalCrossentropy", _, true) => {
                with!(case, Given, [linear], classes, SparseCategoricalCrossentropy.from_logits());
            }
            ("BinaryCrossentropy", None, false) => with!(case, Sigmoid, [sigmoid], batch, BinaryCrossentropy),
            ("BinaryCrossentropy", Some(s), false) => {
                with!(case, Sigmoid, [sigmoid], batch, BinaryCrossentropy.label_smoothing(s));
            }
            ("BinaryCrossentropy", None, true) => {
                with!(case, Given, [linear], batch, BinaryCrossentropy.from_logits());
            }
            ("BinaryCrossentropy", Some(s), true) => {
                with!(case, Given, [linear], batch, BinaryCrossentropy.from_logits().label_smoothing(s));
            }
            ("BinaryFocalCrossentropy", _, false) => with!(case, Sigmoid, [sigmoid], batch, binary),
            ("BinaryFocalCrossentropy", _, true) => with!(case, Given, [linear], batch, binary.from_logits()),
            ("CategoricalFocalCrossentropy", _, false) => with!(case, Softmax, [softmax], batch, categorical),
            ("CategoricalFocalCrossentropy", _, true) => {
                with!(case, Given, [linear], batch, categorical.from_logits());
            }
            ("CategoricalGeneralizedCrossEntropy", ..) => {
                let loss = CategoricalGeneralizedCrossEntropy::new().q(or("q", 0.5));
                with!(case, Softmax, [softmax], classes, loss);
            }
            ("KLDivergence", ..) => with!(case, Softmax, [softmax], batch, KlDivergence),
            ("CategoricalHinge", ..) => with!(case, Given, [linear], batch, CategoricalHinge),
            ("CosineSimilarity", ..) => with!(case, Given, [linear], batch, CosineSimilarity),
            ("Dice", ..) => with!(case, Given, [linear], batch, Dice::new().per_sample(true)),
            ("Tversky", ..) => {
                let loss = Tversky::new().alpha(or("alpha", 0.5)).beta(or("beta", 0.5)).per_sample(true);
                with!(case, Given, [linear], batch, loss);
            }
            other => panic!("nobody compares {other:?}"),
        }
    }
    assert!(compared >= 24, "{compared}");
}

#[test]
fn overlaps_of_a_whole_batch_have_keras_s_value_and_gradient() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/losses.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    for (name, is_dice) in [("Dice of all", true), ("Tversky of all", false)] {
        let case = reference["cases"].as_array().expect("cases").iter().find(|case| case["name"] == name);
        let case = case.expect("the case");
        let (outputs, targets, gradients) = (rows(&case["outputs"]), rows(&case["targets"]), rows(&case["gradients"]));
        // The factors of the outputs: their gradient is Σ gradient · output over the samples.
        network! { Scaled(x: [4]) -> [4] { x -> BatchNormalization(epsilon = 0.0) } }
        let (x, y) = (batch::<f64>(&outputs), batch::<f64>(&targets));
        let tversky = Tversky::new().alpha(0.25).beta(0.625);
        let (loss, found) = if is_dice {
            let mut model = Scaled::<f64>::new(1).compile(Sgd::new(0.1), Dice::new(), ());
            (model.evaluate(&x, &y).expect("data").loss(), model.gradients(&x, &y).expect("data"))
        } else {
            let mut model = Scaled::<f64>::new(1).compile(Sgd::new(0.1), tversky, ());
            (model.evaluate(&x, &y).expect("data").loss(), model.gradients(&x, &y).expect("data"))
        };
        assert!(apart(loss, case["values"][0].as_f64().expect("a number")) < 1e-12);
        for feature in 0..4 {
            let expected: f64 = (0..6).map(|sample| gradients[sample][feature] * outputs[sample][feature]).sum();
            assert!(apart(found[feature], expected) < 1e-12, "{name}: {} {expected}", found[feature]);
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
