//! Ten steps of each optimizer, with and without its options, against Keras 3 in double precision: `reference/optimizers.py`.

use std::fs;
use std::path::Path;

use neurotype::graph::TensorPlace;
use neurotype::layers::Scratch;
use neurotype::optimizers::{
    Adadelta, Adafactor, Adagrad, Adam, AdamW, Adamax, Alongside, Ftrl, Lamb, Lion, Muon, Nadam, Optimizer, RmsProp,
    Sgd, Step, Whole,
};
use neurotype::prelude::network;
use neurotype::{Graph, Scalar, Sizes};
use serde_json::Value;

network! { Wide(x: [2]) -> [3] { x -> Dense(3) } }
network! { High(x: [3]) -> [2] { x -> Dense(2) } }

/// What the parameters are after each step, as training makes it.
fn steps<T: Scalar>(
    optimizer: &impl Optimizer,
    tensors: &[TensorPlace],
    begin: &[f64],
    gradients: &[Vec<f64>],
) -> Vec<Vec<f64>> {
    optimizer.check().expect("settings that work");
    let numbers = |numbers: &[f64]| numbers.iter().map(|number| T::from_f64(*number)).collect::<Vec<T>>();
    let mut parameters = numbers(begin);
    let mut slots = vec![vec![T::ZERO; begin.len()]; optimizer.slots()];
    let mut scratch = Scratch::default();
    let step = |(iteration, gradient): (u64, &Vec<f64>)| {
        let mut slots: Vec<&mut [T]> = slots.iter_mut().map(Vec::as_mut_slice).collect();
        let mut gradients = numbers(&gradient[..begin.len()]);
        let whole =
            Whole { parameters: &mut parameters, gradients: &mut gradients, slots: &mut slots, tensors, iteration };
        optimizer.prepare(whole);
        let whole = [(0..begin.len(), "", Sizes::new(&[begin.len()]))];
        let each = tensors.iter().map(|tensor| (tensor.place.clone(), tensor.path.as_str(), tensor.tensor.sizes));
        let parts: Vec<_> = if optimizer.is_elementwise() { whole.to_vec() } else { each.collect() };
        for (place, path, sizes) in parts {
            let mut slots: Vec<&mut [T]> = slots.iter_mut().map(|slot| &mut slot[place.clone()]).collect();
            optimizer.step(Step {
                parameters: &mut parameters[place.clone()],
                gradients: &gradients[place],
                slots: &mut slots,
                iteration,
                path,
                sizes,
                scratch: &mut scratch,
                alongside: Alongside::default(),
            });
        }
        parameters.iter().map(|number| number.to_f64()).collect()
    };
    (1..).zip(gradients).map(step).collect()
}

/// The kernel and the bias of a network.
fn tensors(graph: &Graph) -> Vec<TensorPlace> {
    let all = graph.all_tensors().into_iter();
    all.map(|(path, tensor, place)| TensorPlace { path, place, tensor }).collect()
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
    let tensors = match case["inputs"].as_u64() {
        None => Vec::new(),
        Some(2) => tensors(Wide::GRAPH),
        Some(_) => tensors(High::GRAPH),
    };
    let begin = &begin[..expected[0].len()];
    let double = steps::<f64>(optimizer, &tensors, begin, &gradients);
    let single = steps::<f32>(optimizer, &tensors, begin, &gradients);
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
    assert!(cases.len() >= 38);
    for case in cases {
        let options = &case["options"];
        let or = |name: &str, default: f64| options[name].as_f64().unwrap_or(default);
        let is = |name: &str| options[name] == true;
        let share = |default: f64| or("beta_1", default);
        let (epsilon, decay) = (or("epsilon", 1e-7), options["weight_decay"].as_f64());
        match case["name"].as_str().expect("a name") {
            "SGD" => {
                let sgd = Sgd::new(rate).momentum(or("momentum", 0.0)).nesterov(is("nesterov"));
                let option = |name: &str| options[name].as_f64();
                let steps = options["gradient_accumulation_steps"].as_u64();
                match (decay, option("ema_momentum"), option("clipvalue"), option("clipnorm"), steps) {
                    (Some(decay), ..) => compare(&reference, case, &sgd.weight_decay(decay)),
                    (_, Some(ema), ..) => compare(&reference, case, &sgd.ema(ema).overwrite_frequency(3)),
                    (_, _, Some(clip), ..) => compare(&reference, case, &sgd.clip_value(clip)),
                    (_, _, _, Some(clip), None) => compare(&reference, case, &sgd.clip_norm(clip)),
                    (_, _, _, Some(clip), Some(n)) => compare(&reference, case, &sgd.clip_norm(clip).accumulate(n)),
                    _ => match option("global_clipnorm") {
                        Some(clip) => compare(&reference, case, &sgd.global_clip_norm(clip)),
                        None => compare(&reference, case, &sgd),
                    },
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
                match options["gradient_accumulation_steps"].as_u64() {
                    Some(steps) => compare(&reference, case, &adam.accumulate(steps)),
                    None => compare(&reference, case, &adam.amsgrad(is("amsgrad"))),
                }
            }
            "AdamW" => {
                let adam = Adam::new(rate).beta_1(share(0.9)).beta_2(or("beta_2", 0.999));
                let adam: AdamW = adam.weight_decay(decay.unwrap_or(0.004));
                match options["exclude"].as_str() {
                    Some(excluded) => compare(&reference, case, &adam.exclude(excluded)),
                    None => compare(&reference, case, &adam),
                }
            }
            "Lamb" => {
                let lamb = Lamb::new(rate).beta_1(share(0.9)).beta_2(or("beta_2", 0.999)).epsilon(epsilon);
                compare(&reference, case, &lamb);
            }
            "Adafactor" => {
                let adafactor = Adafactor::new(rate)
                    .beta_2_decay(or("beta_2_decay", -0.8))
                    .epsilon_2(or("epsilon_2", 1e-3))
                    .clip_threshold(or("clip_threshold", 1.0))
                    .relative_step(options["relative_step"] != false);
                compare(&reference, case, &adafactor);
            }
            "Muon" => {
                let muon = Muon::new(rate)
                    .momentum(or("momentum", 0.95))
                    .nesterov(options["nesterov"] != false)
                    .ns_steps(if options["ns_steps"] == 3 { 3 } else { 5 })
                    .adam_beta_1(or("adam_beta_1", 0.9))
                    .adam_beta_2(or("adam_beta_2", 0.999))
                    .rms_rate(or("rms_rate", 0.2));
                compare(&reference, case, &muon.weight_decay(0.125));
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
