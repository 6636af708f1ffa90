//! Ten steps of each optimizer, with and without its options, against Keras 3 in double precision: `reference/optimizers.py`.

use std::fs;
use std::path::Path;

use neurotype::Scalar;
use neurotype::optimizers::{Adadelta, Adagrad, Adam, AdamW, Adamax, Ftrl, Lion, Nadam, Optimizer, RmsProp, Sgd, Step};
use serde_json::Value;

/// What the parameters are after each step.
fn steps<T: Scalar>(optimizer: &impl Optimizer, begin: &[f64], gradients: &[Vec<f64>]) -> Vec<Vec<f64>> {
    optimizer.check().expect("settings that work");
    let numbers = |numbers: &[f64]| numbers.iter().map(|number| T::from_f64(*number)).collect::<Vec<T>>();
    let mut parameters = numbers(begin);
    let mut slots = vec![vec![T::ZERO; begin.len()]; optimizer.slots()];
    let step = |(iteration, gradient): (u64, &Vec<f64>)| {
        let mut slots: Vec<&mut [T]> = slots.iter_mut().map(Vec::as_mut_slice).collect();
        let gradients = &numbers(gradient);
        optimizer.step(Step { parameters: &mut parameters, gradients, slots: &mut slots, iteration });
        parameters.iter().map(|number| number.to_f64()).collect()
    };
    (1..).zip(gradients).map(step).collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn rows(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().expect("rows").iter().map(numbers).collect()
}

/// Compares a case in both precisions: to 10⁻¹² and 10⁻⁵, and to 10⁻⁶ where Keras itself has rounded settings to single precision.
fn compare(reference: &Value, case: &Value, optimizer: &impl Optimizer) {
    let (begin, gradients) = (numbers(&reference["begin"]), rows(&reference["gradients"]));
    let expected = rows(&case["steps"]);
    let double = steps::<f64>(optimizer, &begin, &gradients);
    let single = steps::<f32>(optimizer, &begin, &gradients);
    let is_rounded = case["options"].as_object().is_some_and(serde_json::Map::is_empty) || case["name"] == "Nadam";
    let exact = if is_rounded { 1e-6 } else { 1e-12 };
    for (found, bound) in [(double, exact), (single, 1e-5)] {
        for (step, (found, expected)) in found.iter().zip(&expected).enumerate() {
            let apart = found.iter().zip(expected).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
            assert!(apart <= bound, "{} {}, step {step}: {apart:e} apart", case["name"], case["options"]);
        }
    }
}

#[test]
fn every_optimizer_steps_as_keras_s_does_with_and_without_its_options() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/optimizers.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    let rate = reference["rate"].as_f64().expect("a rate");
    let cases = reference["cases"].as_array().expect("cases");
    assert!(cases.len() >= 26);
    for case in cases {
        let options = &case["options"];
        let or = |name: &str, default: f64| options[name].as_f64().unwrap_or(default);
        let is = |name: &str| options[name] == true;
        let share = |default: f64| or("beta_1", default);
        let (epsilon, decay) = (or("epsilon", 1e-7), options["weight_decay"].as_f64());
        match case["name"].as_str().expect("a name") {
            "SGD" => {
                let sgd = Sgd::new(rate).momentum(or("momentum", 0.0)).nesterov(is("nesterov"));
                match (decay, options["ema_momentum"].as_f64()) {
                    (Some(decay), _) => compare(&reference, case, &sgd.weight_decay(decay)),
                    (_, Some(ema)) => compare(&reference, case, &sgd.ema(ema).overwrite_frequency(3)),
                    _ => compare(&reference, case, &sgd),
                }
            }
            "RMSprop" => {
                let rms = RmsProp::new(rate).rho(or("rho", 0.9)).momentum(or("momentum", 0.0)).epsilon(epsilon);
                compare(&reference, case, &rms.centered(is("centered")));
            }
            "Adagrad" => {
                let begin = or("initial_accumulator_value", 0.1);
                compare(&reference, case, &Adagrad::new(rate).initial_accumulator_value(begin).epsilon(epsilon));
            }
            "Adadelta" => compare(&reference, case, &Adadelta::new(rate).rho(or("rho", 0.95)).epsilon(epsilon)),
            "Adam" => {
                let adam = Adam::new(rate).beta_1(share(0.9)).beta_2(or("beta_2", 0.999)).epsilon(epsilon);
                compare(&reference, case, &adam.amsgrad(is("amsgrad")));
            }
            "AdamW" => {
                let adam = Adam::new(rate).beta_1(share(0.9)).beta_2(or("beta_2", 0.999));
                let adam: AdamW = adam.weight_decay(decay.unwrap_or(0.004));
                compare(&reference, case, &adam);
            }
            "Adamax" => {
                let adamax = Adamax::new(rate).beta_1(share(0.9)).beta_2(or("beta_2", 0.999)).epsilon(epsilon);
                compare(&reference, case, &adamax);
            }
            "Nadam" => {
                let nadam = Nadam::new(rate).beta_1(share(0.9)).beta_2(or("beta_2", 0.999)).epsilon(epsilon);
                compare(&reference, case, &nadam);
            }
            "Ftrl" => {
                let ftrl = Ftrl::new(rate)
                    .learning_rate_power(or("learning_rate_power", -0.5))
                    .initial_accumulator_value(or("initial_accumulator_value", 0.1))
                    .l1_regularization_strength(or("l1_regularization_strength", 0.0))
                    .l2_regularization_strength(or("l2_regularization_strength", 0.0))
                    .l2_shrinkage_regularization_strength(or("l2_shrinkage_regularization_strength", 0.0))
                    .beta(or("beta", 0.0));
                compare(&reference, case, &ftrl);
            }
            "Lion" => {
                let lion = Lion::new(rate).beta_1(share(0.9)).beta_2(or("beta_2", 0.99));
                compare(&reference, case, &lion.weight_decay(decay.unwrap_or(0.0)));
            }
            other => panic!("nobody compares {other}"),
        }
    }
}
