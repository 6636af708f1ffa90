//! Regularizers, constraints and initializers against Keras 3: `reference/weights.py`.

use std::fs;
use std::path::Path;

use neurotype::constraints::{Constraint, MaxNorm, MinMaxNorm, NonNeg, UnitNorm};
use neurotype::initializers::{
    Constant, Distribution, Fans, GlorotNormal, GlorotUniform, HeNormal, HeUniform, Identity, Initializer, LecunNormal,
    LecunUniform, Mode, Ones, Orthogonal, RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling, Zeros,
};
use neurotype::prelude::*;
use neurotype::random::{Purpose, Random};
use neurotype::regularizers::{self, L1, L1L2, L2, Regularizer, Side};
use neurotype::{Scalar, Sizes};
use serde_json::Value;

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/weights.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON")
}

fn numbers<T: Scalar>(value: &Value) -> Vec<T> {
    let number = |number: &Value| T::from_f64(number.as_f64().expect("a number"));
    value.as_array().expect("a list").iter().map(number).collect()
}

/// How far the numbers of two lists are apart.
fn apart<T: Scalar>(found: &[T], expected: &[T]) -> f64 {
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).map(|(a, b)| (a.to_f64() - b.to_f64()).abs()).fold(0.0, f64::max)
}

fn kernel() -> Sizes {
    Sizes::new(&[3, 4])
}

fn compare_penalty<T: Scalar>(case: &Value, weights: &[T], bound: f64, regularizer: &impl Regularizer) {
    let mut gradient = vec![T::ONE; weights.len()];
    let value = regularizer.penalty(weights, kernel(), Some(&mut gradient));
    assert!((value - case["value"].as_f64().expect("a number")).abs() < bound, "{case}: {value}");
    for number in &mut gradient {
        *number -= T::ONE;
    }
    assert!(apart(&gradient, &numbers(&case["gradient"])) < bound, "{case}: {gradient:?}");
    assert_eq!(regularizer.penalty(weights, kernel(), None), value);
}

#[test]
fn regularizers_have_keras_s_values_and_gradients() {
    fn compare<T: Scalar>(reference: &Value, case: &Value, bound: f64) {
        let weights = numbers::<T>(&reference["kernel"]);
        let or = |name: &str, default: f64| case["options"][name].as_f64().unwrap_or(default);
        match case["name"].as_str().expect("a name") {
            "L1" => compare_penalty(case, &weights, bound, &L1::new().l1(or("l1", 0.01))),
            "L2" => compare_penalty(case, &weights, bound, &L2::new().l2(or("l2", 0.01))),
            "L1L2" => compare_penalty(case, &weights, bound, &L1L2::new().l1(or("l1", 0.0)).l2(or("l2", 0.0))),
            "OrthogonalRegularizer" => {
                let side = if case["options"]["mode"] == "columns" { Side::Columns } else { Side::Rows };
                let orthogonal = regularizers::Orthogonal::new().factor(or("factor", 0.01)).mode(side);
                compare_penalty(case, &weights, bound, &orthogonal);
            }
            other => panic!("nobody compares {other}"),
        }
    }
    let reference = reference();
    let cases = reference["regularizers"].as_array().expect("cases");
    assert!(cases.len() >= 7);
    for case in cases {
        // Keras rounds its default factors to single precision, and computes angles so.
        let is_default = case["options"].as_object().is_some_and(serde_json::Map::is_empty);
        let exact = if is_default || case["name"] == "OrthogonalRegularizer" { 1e-6 } else { 1e-12 };
        compare::<f64>(&reference, case, exact);
        compare::<f32>(&reference, case, 1e-5);
    }
}

#[test]
fn constraints_put_weights_where_keras_s_do() {
    fn compare<T: Scalar>(reference: &Value, case: &Value, bound: f64) {
        let mut weights = numbers::<T>(&reference["kernel"]);
        let or = |name: &str, default: f64| case["options"][name].as_f64().unwrap_or(default);
        let axis = usize::from(case["options"]["axis"] == 1);
        match case["name"].as_str().expect("a name") {
            "MaxNorm" => MaxNorm::new().max_value(or("max_value", 2.0)).axis(axis).project(&mut weights, kernel()),
            "NonNeg" => NonNeg.project(&mut weights, kernel()),
            "UnitNorm" => UnitNorm::new().axis(axis).project(&mut weights, kernel()),
            "MinMaxNorm" => {
                let norm = MinMaxNorm::new().min_value(or("min_value", 0.0)).max_value(or("max_value", 1.0));
                norm.rate(or("rate", 1.0)).axis(axis).project(&mut weights, kernel());
            }
            other => panic!("nobody compares {other}"),
        }
        assert!(apart(&weights, &numbers(&case["kernel"])) < bound, "{case}: {weights:?}");
    }
    let reference = reference();
    let cases = reference["constraints"].as_array().expect("cases");
    assert!(cases.len() >= 7);
    for case in cases {
        // Keras rounds its epsilon of 10⁻⁷ to single precision.
        compare::<f64>(&reference, case, 1e-12);
        compare::<f32>(&reference, case, 1e-5);
    }
}

/// The initializer of a case.
fn initializer(case: &Value) -> Box<dyn Initializer> {
    let options = &case["options"];
    let or = |name: &str, default: f64| options[name].as_f64().unwrap_or(default);
    match case["name"].as_str().expect("a name") {
        "RandomNormal" => Box::new(RandomNormal::new().mean(or("mean", 0.0)).stddev(or("stddev", 0.05))),
        "RandomUniform" => Box::new(RandomUniform::new().minval(or("minval", -0.05)).maxval(or("maxval", 0.05))),
        "TruncatedNormal" => Box::new(TruncatedNormal::new().mean(or("mean", 0.0)).stddev(or("stddev", 0.05))),
        "GlorotUniform" => Box::new(GlorotUniform),
        "GlorotNormal" => Box::new(GlorotNormal),
        "HeUniform" => Box::new(HeUniform),
        "HeNormal" => Box::new(HeNormal),
        "LecunUniform" => Box::new(LecunUniform),
        "LecunNormal" => Box::new(LecunNormal),
        "VarianceScaling" => {
            let (mode, distribution) = match options["mode"].as_str() {
                Some("fan_out") => (Mode::FanOut, Distribution::UntruncatedNormal),
                Some("fan_avg") => (Mode::FanAvg, Distribution::Uniform),
                _ => (Mode::FanIn, Distribution::TruncatedNormal),
            };
            Box::new(VarianceScaling::new().scale(or("scale", 1.0)).mode(mode).distribution(distribution))
        }
        "Zeros" => Box::new(Zeros),
        "Ones" => Box::new(Ones),
        "Constant" => Box::new(Constant::new(or("value", 0.0))),
        "Identity" => Box::new(Identity::new().gain(or("gain", 1.0))),
        "Orthogonal" => Box::new(Orthogonal::new().gain(or("gain", 1.0))),
        other => panic!("nobody compares {other}"),
    }
}

#[test]
fn a_hundred_thousand_draws_are_spread_as_keras_s() {
    let reference = reference();
    let cases = reference["initializers"].as_array().expect("cases");
    assert!(cases.len() >= 20);
    for case in cases {
        let mut draws = vec![0.0; 250 * 400];
        let fans = Fans { inputs: 250, outputs: 400 };
        initializer(case).fill(fans, &mut draws, &mut Random::new(5, Purpose::Initialization));
        let count = draws.len() as f64;
        let mean = draws.iter().sum::<f64>() / count;
        let deviation = (draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / count).sqrt();
        let (least, most) = draws.iter().fold((f64::MAX, f64::MIN), |(a, b), draw| (a.min(*draw), b.max(*draw)));
        let expected = |name: &str| case[name].as_f64().expect("a number");
        let spread = expected("deviation");
        assert!((mean - expected("mean")).abs() <= 0.02 * spread, "{case}: mean {mean}");
        assert!((deviation - spread).abs() <= 0.01 * spread, "{case}: deviation {deviation}");
        // The bounds of what has none (whole normal distributions, orthogonal rows) are a matter of luck.
        let is_bounded = (most - least) < 4.6 * spread;
        let slack = if is_bounded { 0.01 } else { 1.5 } * spread;
        assert!((least - expected("least")).abs() <= slack && (most - expected("most")).abs() <= slack, "{case}");
    }
}

network! {
    Governed(x: [3]) -> [2] {
        x
            -> Dense(4, tanh, kernel_regularizer = l1_l2(l1 = 0.02, l2 = 0.03), bias_regularizer = l2, bias_initializer = constant(0.25))
            -> Dense(2, kernel_regularizer = orthogonal(factor = 0.5, mode = columns))
    }
}

#[test]
fn penalties_are_a_part_of_the_loss_and_of_its_gradient() {
    let x = Batch::from([[0.5_f64, -1.0, 2.0], [1.0, 0.25, -0.5]]);
    let y = Batch::from([[1.0_f64, -1.0], [0.5, 2.0]]);
    let mut model = Governed::<f64>::new(3).compile(Sgd::new(0.1), Mse, ());
    model.check_gradients(&x, &y).expect("gradients of penalties");
    let weights = model.dense().weights().into_owned();
    let bias = model.dense().bias().norm_squared();
    let loss = model.evaluate(&x, &y).expect("data").loss();
    let sizes = 0.02 * weights.abs().sum() + 0.03 * weights.norm_squared() + 0.01 * bias;
    let last = regularizers::Orthogonal::new().factor(0.5).mode(Side::Columns);
    let angles = last.penalty(model.dense_1().parameters().split_at(8).0, Sizes::new(&[4, 2]), None);
    let errors: f64 = model.predict(&x).as_slice().iter().zip(y.as_slice()).map(|(a, b)| (a - b).powi(2)).sum();
    assert!((loss - (errors / 4.0 + sizes + angles)).abs() < 1e-12);
}

network! {
    Bounded(x: [3]) -> [2] { x -> Dense(4, kernel_constraint = max_norm(0.5)) -> Dense(2, bias_constraint = non_neg) }
}

#[test]
fn constraints_hold_after_every_step_of_every_optimizer() {
    fn check(optimizer: impl Optimizer + Clone) {
        let x = Batch::from([[0.5_f32, -1.0, 2.0], [1.0, 0.25, -0.5]]);
        let y = Batch::from([[-9.0_f32, 9.0], [-5.0, 7.0]]);
        let mut model = Bounded::new(3).compile(optimizer, Mse, ());
        for _ in 0..5 {
            model.train_on_batch(&x, &y).expect("a step");
            let longest = model.dense().weights().row_iter().map(|row| row.norm()).fold(0.0, f32::max);
            assert!(longest <= 0.5 + 1e-6 && model.dense_1().bias().min() >= 0.0, "{longest}");
        }
    }
    check(Sgd::new(0.1));
    check(Sgd::new(0.1).momentum(0.9));
    check(Adam::new(0.1));
}

#[test]
fn settings_of_regularizers_and_constraints_are_checked_before_the_first_step() {
    network! { Negative(x: [1]) -> [1] { x -> Dense(1, kernel_regularizer = l2(-0.5)) } }
    network! { Crossed(x: [1]) -> [1] { x -> Dense(1, kernel_constraint = min_max_norm(min_value = 2.0)) } }
    let x = Batch::from([[1.0_f32]]);
    let message = |result: Result<History>| result.expect_err("settings that cannot work").to_string();
    let negative = Negative::new(1).compile(Sgd::new(0.1), Mse, ()).fit(&x, &x).run();
    assert_eq!(message(negative), "`l2` is -0.5, but it must be finite and not negative");
    let crossed = Crossed::new(1).compile(Sgd::new(0.1), Mse, ()).fit(&x, &x).run();
    assert_eq!(message(crossed), "`max_value` is 1, but it must not be below `min_value`");
}
