//! Metrics over batches of different sizes against Keras 3: `reference/metrics.py`.

use std::fs;
use std::path::Path;

use neurotype::callbacks::{Callback, Logs, Run};
use neurotype::losses::{CategoricalHinge, Hinge, KlDivergence, LogCosh, Mape, Msle, Poisson, SquaredHinge};
use neurotype::metrics::{
    Auc, Average, BinaryAccuracy, CategoricalAccuracy, CosineSimilarity, Curve, FBetaScore, FalseNegatives,
    FalsePositives, MeanAbsoluteError, MeanSquaredError, Precision, R2Score, Recall, RootMeanSquaredError,
    TopKCategoricalAccuracy, TrueNegatives, TruePositives,
};
use neurotype::prelude::{
    Accuracy, Batch, BinaryCrossentropy, CategoricalCrossentropy, Labels, Mse, Network, Sgd,
    SparseCategoricalCrossentropy, network, shape,
};
use serde_json::Value;

network! { Direct(x: [3]) -> [3] { 1.0 * x } }
network! { Answers(x: [3]) -> [3] { x -> sigmoid } }
network! { Shares(x: [3]) -> [3] { x -> softmax } }

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

/// The classes of one-hot targets.
fn classes(case: &Value, part: &str, batches: usize) -> Labels<3> {
    let one_hot = batch(case, part, batches);
    let class = |sample: &[f64]| sample.iter().position(|number| *number == 1.0).expect("one-hot");
    Labels::new(one_hot.samples().map(class)).expect("classes")
}

macro_rules! compare {
    ($case:expr, $network:ident, $loss:expr, $metric:expr, $name:literal) => {
        compare!($case, $network, $loss, $metric, $name, batch)
    };
    ($case:expr, $network:ident, $loss:expr, $metric:expr, $name:literal, $target:ident) => {{
        let mut model = $network::<f64>::new(1).compile(Sgd::new(0.1), $loss, $metric);
        let results = $case["results"].as_array().expect("results");
        for (batches, expected) in (1..).zip(results) {
            let (x, y) = (batch($case, "outputs", batches), $target($case, "targets", batches));
            let mut witness = Witness($name, Vec::new());
            let found = model.evaluate_with(&x, &y, &mut [&mut witness]).expect("data");
            let (found, expected) = (found.get($name).expect("the metric"), expected.as_f64().expect("a number"));
            // Keras clips probabilities, and rounds ln 2, thresholds and epsilons to single precision.
            let bound = if ["logcosh", "auc", "f1_score", "f_beta_score"].contains(&$name) { 1e-6 } else { 1e-9 };
            assert!((found - expected).abs() < bound, "{} after {batches}: {found} against {expected}", $case["name"]);
            assert_eq!(witness.1, [found]);
        }
    }};
}

#[test]
fn metrics_have_keras_s_numbers_over_ragged_batches() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/metrics.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    let cases = reference["cases"].as_array().expect("cases");
    assert!(cases.len() >= 41);
    for case in cases {
        let options = &case["options"];
        let threshold = options["thresholds"].as_f64().or(options["threshold"].as_f64()).unwrap_or(0.5);
        let (is_raw, of_answers) = (options["from_logits"] == true, options["threshold"].as_f64().is_some());
        match case["name"].as_str().expect("a name") {
            "MeanAbsoluteError" => compare!(case, Direct, Mse, MeanAbsoluteError, "mean_absolute_error"),
            "MeanSquaredError" => compare!(case, Direct, Mse, MeanSquaredError, "mean_squared_error"),
            "RootMeanSquaredError" => compare!(case, Direct, Mse, RootMeanSquaredError, "root_mean_squared_error"),
            "Precision" => {
                compare!(case, Answers, BinaryCrossentropy, Precision::new().threshold(threshold), "precision");
            }
            "Recall" => compare!(case, Answers, BinaryCrossentropy, Recall::new().threshold(threshold), "recall"),
            "TruePositives" => compare!(case, Answers, BinaryCrossentropy, TruePositives::new(), "true_positives"),
            "FalseNegatives" => compare!(case, Answers, BinaryCrossentropy, FalseNegatives::new(), "false_negatives"),
            "TrueNegatives" => {
                compare!(
                    case,
                    Answers,
                    BinaryCrossentropy,
                    TrueNegatives::new().threshold(threshold),
                    "true_negatives"
                );
            }
            "FalsePositives" => {
                let metric = FalsePositives::new().threshold(threshold);
                compare!(case, Answers, BinaryCrossentropy, metric, "false_positives");
            }
            "BinaryAccuracy" => {
                let metric = BinaryAccuracy::new().threshold(threshold);
                compare!(case, Answers, BinaryCrossentropy, metric, "binary_accuracy");
            }
            "AUC" => {
                let curve = if options["curve"] == "PR" { Curve::Pr } else { Curve::Roc };
                let thresholds = if options["num_thresholds"] == 7 { 7 } else { 200 };
                let auc = Auc::new().curve(curve).num_thresholds(thresholds);
                compare!(case, Answers, BinaryCrossentropy, auc, "auc");
            }
            "F1Score" if of_answers => compare!(case, Answers, BinaryCrossentropy, FBetaScore::f1(), "f1_score"),
            "FBetaScore" if of_answers => {
                let metric = FBetaScore::new(2.0).average(Average::Micro).threshold(threshold);
                compare!(case, Answers, BinaryCrossentropy, metric, "f_beta_score");
            }
            "F1Score" => {
                let average = if options["average"] == "micro" { Average::Micro } else { Average::Weighted };
                let metric = FBetaScore::f1().average(average);
                compare!(case, Shares, CategoricalCrossentropy, metric, "f1_score");
                compare!(case, Shares, SparseCategoricalCrossentropy, metric, "f1_score", classes);
            }
            "FBetaScore" => compare!(case, Shares, CategoricalCrossentropy, FBetaScore::new(0.5), "f_beta_score"),
            "BinaryCrossentropy" if is_raw => {
                compare!(case, Direct, Mse, BinaryCrossentropy.from_logits(), "binary_crossentropy");
            }
            "BinaryCrossentropy" => compare!(case, Answers, Mse, BinaryCrossentropy, "binary_crossentropy"),
            "R2Score" => compare!(case, Direct, Mse, R2Score, "r2_score"),
            "CosineSimilarity" => compare!(case, Direct, Mse, CosineSimilarity, "cosine_similarity"),
            "LogCoshError" => compare!(case, Direct, Mse, LogCosh, "logcosh"),
            "MeanAbsolutePercentageError" => compare!(case, Direct, Mse, Mape, "mean_absolute_percentage_error"),
            "MeanSquaredLogarithmicError" => compare!(case, Direct, Mse, Msle, "mean_squared_logarithmic_error"),
            "Poisson" => compare!(case, Direct, Mse, Poisson, "poisson"),
            "Hinge" => compare!(case, Direct, Mse, Hinge, "hinge"),
            "SquaredHinge" => compare!(case, Direct, Mse, SquaredHinge, "squared_hinge"),
            "CategoricalHinge" => compare!(case, Direct, Mse, CategoricalHinge, "categorical_hinge"),
            "CategoricalAccuracy" => compare!(case, Shares, Mse, CategoricalAccuracy, "categorical_accuracy"),
            "TopKCategoricalAccuracy" => {
                compare!(case, Shares, Mse, TopKCategoricalAccuracy::<2>, "top_k_categorical_accuracy");
            }
            "SparseTopKCategoricalAccuracy" => {
                let (loss, metric) = (SparseCategoricalCrossentropy, TopKCategoricalAccuracy::<2>);
                compare!(case, Shares, loss, metric, "top_k_categorical_accuracy", classes);
            }
            "SparseCategoricalAccuracy" => {
                compare!(case, Shares, SparseCategoricalCrossentropy, Accuracy, "accuracy", classes);
            }
            "CategoricalCrossentropy" if is_raw => {
                compare!(case, Direct, Mse, CategoricalCrossentropy.from_logits(), "categorical_crossentropy");
            }
            "CategoricalCrossentropy" => {
                compare!(case, Shares, Mse, CategoricalCrossentropy, "categorical_crossentropy");
            }
            "SparseCategoricalCrossentropy" if is_raw => {
                let loss = SparseCategoricalCrossentropy.from_logits();
                compare!(case, Direct, loss, loss, "sparse_categorical_crossentropy", classes);
            }
            "SparseCategoricalCrossentropy" => {
                let loss = SparseCategoricalCrossentropy;
                compare!(case, Shares, loss, loss, "sparse_categorical_crossentropy", classes);
            }
            "KLDivergence" => compare!(case, Shares, Mse, KlDivergence, "kl_divergence"),
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

#[test]
fn several_metrics_of_one_output_stand_side_by_side() {
    network! {
        Two(x: [3]) -> (a: [3], b: [3]) {
            let a = x -> sigmoid;
            let b = 1.0 * x;
            (a, b)
        }
    }
    let x: Batch<shape![3], f64> = Batch::new((0..30).map(|n| f64::from(n).sin()).collect()).expect("whole samples");
    let y = x.clone().map(|number| f64::from(u8::from(number > 0.3)));
    let metrics = ((Precision::new(), Precision::new().threshold(0.6), Recall::new()), (Mse, (R2Score, LogCosh)));
    let mut model = Two::<f64>::new(1).compile(Sgd::new(0.1), (BinaryCrossentropy, Mse), metrics);
    let found = model.evaluate(&x, (&y, &x)).expect("data");
    let names: Vec<&str> = found.iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "loss",
            "a_loss",
            "b_loss",
            "a_precision",
            "a_precision_1",
            "a_recall",
            "b_mean_squared_error",
            "b_r2_score",
            "b_logcosh"
        ]
    );
    assert_eq!(found.get("b_r2_score"), Some(1.0));
    assert!(found.get("a_precision") < found.get("a_precision_1"));
    let history = model.fit(&x, (&y, &x)).epochs(2).validation(&x, (&y, &x)).verbose(false).run().expect("data");
    assert_eq!(history.last("val_a_recall"), found.get("a_recall"));
}

#[test]
fn one_metric_in_a_tuple_is_that_metric() {
    network! { Line(x: [1]) -> [1] { x -> Dense(1) } }
    let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
    let alone = Line::new(1).compile(Sgd::new(0.1), Mse, MeanAbsoluteError).evaluate(&x, &y).expect("data");
    let among = Line::new(1).compile(Sgd::new(0.1), Mse, (MeanAbsoluteError,)).evaluate(&x, &y).expect("data");
    assert_eq!(alone, among);
    assert!(among.get("mean_absolute_error").is_some());
}
