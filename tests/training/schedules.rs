//! Schedules over 100 steps against Keras 3, `reference/schedules.py`, and optimizers that follow them.

use std::fs;
use std::path::Path;

use neurotype::callbacks::LearningRateScheduler;
use neurotype::prelude::*;
use neurotype::schedules::{
    CosineDecay, CosineDecayRestarts, ExponentialDecay, InverseTimeDecay, PiecewiseConstantDecay, PolynomialDecay,
    Schedule,
};
use serde_json::Value;

network! { Line(x: [2]) -> [1] { x -> Dense(1) } }

fn data() -> (Batch<shape![2]>, Batch<shape![1]>) {
    let x = Batch::new((0..24).map(|index| (index as f32).sin()).collect()).expect("whole samples");
    let y = Batch::new((0..12).map(|index| (index as f32).cos()).collect()).expect("whole samples");
    (x, y)
}

/// A schedule as a case describes it.
fn schedule(case: &Value) -> Box<dyn Schedule> {
    let options = &case["options"];
    let number = |name: &str, default: f64| options[name].as_f64().unwrap_or(default);
    let (rate, steps) = (number("initial_learning_rate", 0.0), options["decay_steps"].as_u64().unwrap_or(0));
    let (is, alpha) = (|name: &str| options[name] == true, number("alpha", 0.0));
    match case["name"].as_str().expect("a name") {
        "ExponentialDecay" => {
            Box::new(ExponentialDecay::new(rate, steps, number("decay_rate", 0.0)).staircase(is("staircase")))
        }
        "InverseTimeDecay" => {
            Box::new(InverseTimeDecay::new(rate, steps, number("decay_rate", 0.0)).staircase(is("staircase")))
        }
        "PolynomialDecay" => {
            let decay = PolynomialDecay::new(rate, steps).end_learning_rate(number("end_learning_rate", 0.0001));
            Box::new(decay.power(number("power", 1.0)).cycle(is("cycle")))
        }
        "PiecewiseConstantDecay" => {
            let list = |name: &str| options[name].as_array().expect("a list").iter();
            let boundaries: Vec<u64> = list("boundaries").filter_map(Value::as_u64).collect();
            Box::new(PiecewiseConstantDecay::new(
                boundaries,
                list("values").filter_map(Value::as_f64).collect::<Vec<_>>(),
            ))
        }
        "CosineDecay" => {
            let decay = CosineDecay::new(rate, steps).alpha(alpha);
            let warmup = options["warmup_steps"].as_u64();
            Box::new(warmup.map_or(decay, |steps| decay.warmup(number("warmup_target", 0.0), steps)))
        }
        _ => {
            let first = options["first_decay_steps"].as_u64().expect("steps");
            let decay = CosineDecayRestarts::new(rate, first).alpha(alpha);
            Box::new(decay.t_mul(number("t_mul", 2.0)).m_mul(number("m_mul", 1.0)))
        }
    }
}

#[test]
fn schedules_give_the_rates_of_keras_over_a_hundred_steps() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/schedules.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    let cases = reference["cases"].as_array().expect("cases");
    assert!(cases.len() >= 14);
    for case in cases {
        let schedule = schedule(case);
        schedule.check().expect("settings that work");
        let rates = case["rates"].as_array().expect("rates");
        for (step, expected) in (0..).zip(rates) {
            let (found, expected) = (schedule.rate(step), expected.as_f64().expect("a number"));
            let apart = (found - expected).abs();
            // Keras rounds π to single precision.
            assert!(apart < 1e-6 * expected.max(0.1), "{case}: step {step}, {found} against {expected}");
        }
        assert_eq!(rates.len(), 100);
    }
}

#[test]
fn an_optimizer_follows_its_schedule_step_by_step() {
    let (x, y) = data();
    let mut scheduled = Line::new(1).compile(Sgd::default().schedule(ExponentialDecay::new(0.5, 2, 0.25)), Mse, ());
    scheduled.fit(&x, &y).epochs(2).batch_size(4).shuffle(false).verbose(false).run().expect("a run");
    let mut by_hand = Line::new(1).compile(Sgd::default(), Mse, ());
    for step in 0..6 {
        let rate = 0.5 * 0.25_f64.powf(f64::from(step) / 2.0);
        let set = LearningRateScheduler::new(move |_, _| rate);
        let range = step as usize % 3 * 4;
        let (x, y) = (x.slice(range..range + 4), y.slice(range..range + 4));
        by_hand.fit(&x, &y).shuffle(false).verbose(false).callback(set).run().expect("a run");
    }
    assert_eq!(scheduled.parameters(), by_hand.parameters());
    let momentum = |optimizer| {
        let mut model = Line::new(1).compile(optimizer, Mse, ());
        model.fit(&x, &y).epochs(3).verbose(false).run().expect("a run");
        model.parameters().to_vec()
    };
    let constant = momentum(Sgd::new(9.0).momentum(0.9).schedule(PiecewiseConstantDecay::new([], [0.25])));
    let mut plain = Line::new(1).compile(Sgd::new(0.25).momentum(0.9), Mse, ());
    plain.fit(&x, &y).epochs(3).verbose(false).run().expect("a run");
    assert_eq!(constant, plain.parameters());
}

#[test]
fn a_rate_that_follows_a_schedule_is_set_by_nobody_else_and_wrong_settings_are_refused() {
    let (x, y) = data();
    let refused = |optimizer| {
        let mut model = Line::new(1).compile(optimizer, Mse, ());
        model.fit(&x, &y).verbose(false).run().expect_err("wrong settings").to_string()
    };
    let values = refused(Sgd::default().schedule(PiecewiseConstantDecay::new([1, 2], [0.1, 0.2])));
    assert_eq!(values, "`values` is a list of 2, but 2 boundaries call for 3 values");
    let falls = refused(Sgd::default().schedule(PiecewiseConstantDecay::new([2, 1], [0.1, 0.2, 0.3])));
    assert_eq!(falls, "`boundaries` is [2, 1], but they must not fall");
    let mut model = Line::new(1).compile(Adam::default().schedule(CosineDecay::new(0.1, 0)), Mse, ());
    let message = model.fit(&x, &y).run().expect_err("no steps").to_string();
    assert_eq!(message, "`decay_steps` is 0, but it must be at least 1 step");
    let mut model = Line::new(1).compile(Adam::default().schedule(CosineDecay::new(0.1, 10)), Mse, ());
    let fit = model.fit(&x, &y).verbose(false).callback(LearningRateScheduler::new(|_, rate| rate / 2.0));
    let message = fit.run().expect_err("two masters").to_string();
    assert!(message.ends_with("the optimizer follows a schedule; change that one, or compile without"), "{message}");
}
