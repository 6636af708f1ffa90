//! Callbacks against Keras 3: what `reference/callbacks.py` saw them do with tables of numbers.

use std::fs;
use std::path::Path;

use neurotype::callbacks::{Answer, CsvLogger, Logs, Mode, ReduceLROnPlateau, Run};
use neurotype::prelude::*;
use serde_json::Value;

network! { Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false) } }

/// Tells the callbacks behind it what is in a table, whatever is trained, and writes down the learning rates.
struct Table {
    name: [String; 1],
    numbers: Vec<f64>,
    rates: Vec<f64>,
}

impl Callback for Table {
    fn check(&self, _names: &[String]) -> neurotype::Result<()> {
        Ok(())
    }

    fn adds(&self) -> &[&str] {
        match self.name[0].as_str() {
            "val_loss" => &["val_loss"],
            _ => &["val_accuracy"],
        }
    }

    fn on_epoch_begin(&mut self, run: &mut Run<'_>) -> neurotype::Result<()> {
        self.rates.push(run.learning_rate());
        Ok(())
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> neurotype::Result<Answer> {
        run.set_weights(&[run.epoch() as f64]);
        logs.set(&self.name[0], self.numbers[run.epoch() - 1]);
        Ok(Answer::Continue)
    }
}

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/callbacks.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON")
}

/// A callback as a case describes it.
fn callback(case: &Value, folder: &Path) -> Box<dyn Callback> {
    let (monitor, settings) = (case["monitor"].as_str().expect("a name"), &case["settings"]);
    let number = |name: &str| settings[name].as_f64();
    let count = |name: &str| usize::try_from(settings[name].as_u64().expect("a count")).expect("a small one");
    let mode = match settings["mode"].as_str() {
        Some("min") => Mode::Min,
        Some("max") => Mode::Max,
        _ => Mode::Auto,
    };
    match case["callback"].as_str() {
        Some("EarlyStopping") => {
            let stopping = EarlyStopping::new().monitor(monitor).mode(mode).patience(count("patience"));
            let stopping = stopping.min_delta(number("min_delta").expect("a number"));
            let stopping = stopping.restore_best_weights(settings["restore_best_weights"] == true);
            let stopping = stopping.start_from_epoch(count("start_from_epoch"));
            Box::new(
                number("baseline").map_or_else(|| stopping.clone(), |baseline| stopping.clone().baseline(baseline)),
            )
        }
        Some("ReduceLROnPlateau") => {
            let reduce = ReduceLROnPlateau::new().monitor(monitor).mode(mode).patience(count("patience"));
            let reduce = reduce.cooldown(count("cooldown")).factor(number("factor").expect("a number"));
            let reduce = reduce.min_delta(number("min_delta").expect("a number"));
            Box::new(reduce.min_lr(number("min_lr").expect("a number")))
        }
        _ => {
            let path = folder.join(format!("at-{{epoch:02d}}-{{{monitor}:.3f}}.keras"));
            let checkpoint = ModelCheckpoint::new(path).monitor(monitor).mode(mode);
            let checkpoint = checkpoint.save_best_only(settings["save_best_only"] == true);
            let threshold = number("initial_value_threshold");
            let with = |threshold: f64| checkpoint.clone().initial_value_threshold(threshold);
            Box::new(threshold.map_or_else(|| checkpoint.clone(), with))
        }
    }
}

#[test]
fn callbacks_stop_reduce_restore_and_save_as_keras_does() {
    let reference = reference();
    let cases = reference["cases"].as_array().expect("cases");
    assert!(cases.len() > 200);
    for case in cases {
        let numbers = case["numbers"].as_array().expect("numbers").iter();
        let numbers: Vec<f64> = numbers
            .map(|number| number.as_f64().unwrap_or(if number.is_null() { f64::NAN } else { f64::INFINITY }))
            .collect();
        let name = [case["monitor"].as_str().expect("a name").to_owned()];
        let mut table = Table { name, numbers, rates: Vec::new() };
        let folder = tempfile::tempdir().expect("a folder");
        let x = Batch::from([[0.0_f32]]);
        let mut model = Line::new(1).compile(Sgd::new(0.5), Mse, ());
        let epochs = table.numbers.len();
        let mut other = callback(case, folder.path());
        let fit = model.fit(&x, &x).epochs(epochs).verbose(false).callback(&mut table).callback(&mut *other);
        let history = fit.run().unwrap_or_else(|error| panic!("{case}: {error}"));

        let seen = &case["seen"];
        assert_eq!(Some(history.epochs() as u64), seen["epochs"].as_u64(), "{case}");
        assert_eq!(Some(f64::from(model.parameters()[0])), seen["weight"].as_f64(), "{case}");
        let mut saves: Vec<_> =
            fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file")).collect();
        saves.sort_by_key(std::fs::DirEntry::file_name);
        let saves: Vec<String> = saves.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        let expected: Vec<&str> = seen["saves"].as_array().expect("names").iter().filter_map(Value::as_str).collect();
        assert_eq!(saves, expected, "{case}");
        let expected: Vec<f64> = seen["rates"].as_array().expect("rates").iter().filter_map(Value::as_f64).collect();
        let near = |(rate, expected): (&f64, &f64)| (rate - expected).abs() < 1e-6 * expected;
        assert!(
            table.rates.len() == expected.len() && table.rates.iter().zip(&expected).all(near),
            "{:?}: {case}",
            table.rates
        );
    }
}

#[test]
fn a_log_has_the_rows_that_keras_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.csv");
    let rows = [[0.5, 0.25, 1e-7], [0.125, 1.0, 12_345_678.5]];
    let x = Batch::from([[0.0_f32]]);
    let mut model = Line::new(1).compile(Sgd::new(0.5), Mse, ());
    let told = neurotype::callbacks::LambdaCallback::new().on_epoch_end(|run, logs| {
        let names = ["loss", "accuracy", "val_loss"].into_iter();
        names.zip(rows[run.epoch() - 1]).for_each(|(name, number)| logs.set(name, number));
        Answer::Continue
    });
    let fit = model.fit(&x, &x).epochs(2).verbose(false).callback(told);
    fit.callback(CsvLogger::new(&path).separator(';')).run().expect("a run");
    let cells = |text: &str| -> Vec<Vec<String>> {
        // `1.0` and `1`, `1e-07` and `1e-7` are the same numbers.
        let cell = |cell: &str| cell.parse().map_or_else(|_| cell.to_owned(), |number: f64| number.to_string());
        text.lines().map(|line| line.split(';').map(cell).collect()).collect()
    };
    let ours = fs::read_to_string(&path).expect("the file");
    assert_eq!(cells(&ours), cells(reference()["csv"].as_str().expect("text")));
}
