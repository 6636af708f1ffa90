//! Metrics over batches of different sizes against Keras 3: `reference/metrics.py`.

use std::fs;
use std::path::Path;

use neurotype::callbacks::{Callback, Logs, Run};
use neurotype::metrics::{MeanAbsoluteError, MeanSquaredError, Precision, Recall, RootMeanSquaredError};
use neurotype::prelude::{Batch, BinaryCrossentropy, Mse, Network, Sgd, network, shape};
use serde_json::Value;

network! { Direct(x: [3]) -> [3] { 1.0 * x } }
network! { Answers(x: [3]) -> [3] { x -> sigmoid } }

/// Writes down a number after each batch.
struct Witness(&'static str, Vec<f64>);

impl Callback for Witness {
    fn on_test_batch_end(&mut self, _run: &mut Run<'_>, logs: &Logs) -> neurotype::Result<()> {
        self.1.push(logs.get(self.0).expect("the metric"));
        Ok(())
    }
}

/// All samples of the first batches of a case.
fn batch(case: &Value, part: &str, batches: usize) -> Batch<shape![3], f64> {
    let batches = case["batches"].as_array().expect("batches")[..batches].iter();
    let rows = batches.flat_map(|batch| batch[part].as_array().expect("rows"));
    let numbers = rows.flat_map(|row| row.as_array().expect("a row")).map(|number| number.as_f64().expect("a number"));
    Batch::new(numbers.collect()).expect("whole samples")
}

macro_rules! compare {
    ($case:expr, $network:ident, $loss:expr, $metric:expr, $name:literal) => {{
        let mut model = $network::<f64>::new(1).compile(Sgd::new(0.1), $loss, $metric);
        let results = $case["results"].as_array().expect("results");
        for (batches, expected) in (1..).zip(results) {
            let (x, y) = (batch($case, "outputs", batches), batch($case, "targets", batches));
            let mut witness = Witness($name, Vec::new());
            let found = model.evaluate_with(&x, &y, &mut [&mut witness]).expect("data");
            let (found, expected) = (found.get($name).expect("the metric"), expected.as_f64().expect("a number"));
            assert!((found - expected).abs() < 1e-12, "{} after {batches}: {found} against {expected}", $name);
            assert_eq!(witness.1, [found]);
        }
    }};
}

#[test]
fn metrics_have_keras_s_numbers_over_ragged_batches() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/metrics.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    let cases = reference["cases"].as_array().expect("cases");
    assert!(cases.len() >= 7);
    for case in cases {
        let threshold = case["options"]["thresholds"].as_f64().unwrap_or(0.5);
        match case["name"].as_str().expect("a name") {
            "MeanAbsoluteError" => compare!(case, Direct, Mse, MeanAbsoluteError, "mean_absolute_error"),
            "MeanSquaredError" => compare!(case, Direct, Mse, MeanSquaredError, "mean_squared_error"),
            "RootMeanSquaredError" => compare!(case, Direct, Mse, RootMeanSquaredError, "root_mean_squared_error"),
            "Precision" => {
                compare!(case, Answers, BinaryCrossentropy, Precision::new().threshold(threshold), "precision");
            }
            "Recall" => compare!(case, Answers, BinaryCrossentropy, Recall::new().threshold(threshold), "recall"),
            other => panic!("nobody compares {other}"),
        }
    }
}

#[test]
fn a_metric_is_that_of_the_epoch_not_the_mean_of_its_batches() {
    let x: Batch<shape![3], f64> = Batch::new((0..99).map(f64::from).collect()).expect("whole samples");
    let y: Batch<shape![3], f64> = Batch::new(vec![0.0; 99]).expect("whole samples");
    let mut model = Direct::<f64>::new(1).compile(Sgd::new(0.1), Mse, RootMeanSquaredError);
    let history = model.fit(&x, &y).validation(&x, &y).batch_size(32).verbose(false).run().expect("data");
    let expected = ((0..99).map(|number| f64::from(number * number)).sum::<f64>() / 99.0).sqrt();
    for name in ["root_mean_squared_error", "val_root_mean_squared_error"] {
        assert!((history.last(name).expect("a number") - expected).abs() < 1e-9, "{name}");
    }
}
