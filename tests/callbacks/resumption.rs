//! Runs that were interrupted at a step go on as if nothing had been.

use std::fs;
use std::path::Path;

use neurotype::callbacks::{Answer, BackupAndRestore, CsvLogger, Every, Logs, ReduceLROnPlateau, Run, SwapEmaWeights};
use neurotype::prelude::*;
use neurotype::{Error, History};

network! { pub Net(x: [4], depth: usize = 2) -> [2] {
    layer cell = Dense(5, tanh);
    let mut h = x -> Dense(5);
    for _ in 0..depth { h = h -> cell; }
    h -> Dropout(0.4) -> Dense(2, softmax)
} }

/// Ends a run after so many steps.
struct After(usize);

impl Callback for After {
    fn on_train_batch_end(&mut self, _run: &mut Run<'_>, _logs: &Logs) -> neurotype::Result<Answer> {
        self.0 = self.0.wrapping_sub(1);
        Ok(if self.0 == 0 { Answer::Interrupt } else { Answer::Continue })
    }
}

fn data(count: usize) -> (Batch<shape![4]>, Labels<2>) {
    let x = Batch::new((0..4 * count).map(|index| (index as f32 * 0.7).sin()).collect()).expect("whole samples");
    (x, Labels::new((0..count).map(|index| index * index % 3 % 2)).expect("classes below 2"))
}

/// Seven epochs of four steps; `after` steps of it, if they are not all.
fn run(path: &Path, optimizer: impl Optimizer, after: usize) -> neurotype::Result<(Vec<u32>, History, String)> {
    let ((x, y), (v, w)) = (data(25), data(9));
    let mut model = Net::new(3);
    model.depth = 3;
    let mut model = model.compile(optimizer, SparseCategoricalCrossentropy, Accuracy);
    let history = model
        .fit(&x, &y)
        .validation(&v, &w)
        .epochs(7)
        .batch_size(7)
        .verbose(false)
        .callback(EarlyStopping::new().patience(2).start_from_epoch(3).restore_best_weights(true))
        .callback(ReduceLROnPlateau::new().patience(1).min_delta(0.01))
        .callback(BackupAndRestore::new(path).save_freq(Every::Steps(3)))
        .callback(CsvLogger::new(path.with_extension("csv")))
        .callback(After(after))
        .run()?;
    let log = fs::read_to_string(path.with_extension("csv")).unwrap_or_default();
    Ok((model.parameters().iter().map(|number| number.to_bits()).collect(), history, log))
}

#[test]
fn a_run_interrupted_at_any_step_ends_with_the_same_bits_and_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("backup.safetensors");
    let whole = run(&path, Adam::new(0.05), 0).expect("a run");
    assert!(!path.exists(), "a run that came to its end needs no backup");
    for after in 1..=28 {
        let (_, history, _) = run(&path, Adam::new(0.05), after).expect("a run");
        if path.exists() {
            assert!(history.epochs() < 7);
            assert!(run(&path, Adam::new(0.05), 0).expect("the rest") == whole, "after {after} steps");
        } else {
            assert_eq!(history.epochs(), whole.1.epochs());
        }
    }
}

/// Notes after which steps the file of a backup is another.
struct Saves<'a> {
    path: &'a Path,
    seen: Vec<u8>,
    at: &'a mut Vec<u64>,
}

impl Callback for Saves<'_> {
    fn on_train_batch_begin(&mut self, run: &mut Run<'_>) -> neurotype::Result<()> {
        let bytes = fs::read(self.path).unwrap_or_default();
        if !bytes.is_empty() && bytes != self.seen {
            self.at.push(run.iterations());
            self.seen = bytes;
        }
        Ok(())
    }
}

#[test]
fn a_run_that_goes_on_is_backed_up_at_the_steps_at_which_it_would_have_been() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = &folder.path().join("backup.safetensors");
    let train = |after: usize| {
        let ((x, y), mut at) = (data(25), Vec::new());
        let mut model = Net::new(3).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, Accuracy);
        let fit = model.fit(&x, &y).epochs(4).batch_size(7).verbose(false);
        let fit = fit.callback(BackupAndRestore::new(path).save_freq(Every::Steps(5))).callback(After(after));
        fit.callback(Saves { path, seen: Vec::new(), at: &mut at }).run().expect("a run");
        at
    };
    assert_eq!(train(0), [5, 10, 15]);
    assert_eq!(train(7), [5]);
    assert_eq!(train(0), [7, 10, 15], "the backup of the interruption, then as if it had not been");
}

#[test]
fn other_optimizers_go_on_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("backup.safetensors");
    for momentum in [0.0, 0.9] {
        let whole = run(&path, Sgd::new(0.1).momentum(momentum), 0).expect("a run");
        run(&path, Sgd::new(0.1).momentum(momentum), 6).expect("six steps of it");
        assert!(run(&path, Sgd::new(0.1).momentum(momentum), 0).expect("the rest") == whole);
    }
}

#[test]
fn a_run_goes_on_with_the_same_plan_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("backup.safetensors");
    run(&path, Adam::new(0.05), 5).expect("five steps");
    let message = run(&path, Sgd::new(0.1), 0).expect_err("another optimizer").to_string();
    assert!(message.contains("trained with `Adam`, which remembered 2 numbers"), "{message}");
    assert!(message.contains("here is `Sgd` with 0"), "{message}");

    let (x, y) = data(25);
    let compiled = || Net::new(3).compile(Adam::new(0.05), SparseCategoricalCrossentropy, Accuracy);
    let backup = || BackupAndRestore::new(&path);
    let message = compiled().fit(&x, &y).batch_size(8).callback(backup()).run().expect_err("other batches").to_string();
    assert!(message.starts_with("`batch_size` is 8, but the run in "), "{message}");
    assert!(message.ends_with("had 7; go on with the same, or delete the file"), "{message}");
    let message = compiled().fit(&x, &y).batch_size(7).callback(backup()).run().expect_err("no others").to_string();
    let expected = "`callback` is [BackupAndRestore], but the run to go on with had [EarlyStopping, ReduceLROnPlateau, BackupAndRestore, CsvLogger, After]; give the same ones in the same order";
    assert_eq!(message, expected);

    compiled().save(&path).expect("room");
    let error = compiled().fit(&x, &y).callback(backup()).run().expect_err("a model alone");
    assert!(matches!(&error, Error::Contents { .. }), "{error}");
    fs::write(&path, b"junk").expect("room");
    assert!(compiled().fit(&x, &y).callback(backup()).run().is_err());
}

#[test]
fn a_backup_is_a_model_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("backup.safetensors");
    run(&path, Adam::new(0.05), 5).expect("five steps");
    assert_eq!(Net::load(&path).expect("a model").depth, 3);
    let mut weights = Net::new(8);
    weights.load_weights(&path).expect("the same tensors");
    assert_eq!(weights.parameters(), Net::load(&path).expect("a model").parameters());
}

#[test]
fn a_backup_cut_anywhere_or_with_any_bit_turned_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("backup.safetensors");
    let model = || Net::new(1).compile(Adam::new(0.05), SparseCategoricalCrossentropy, Accuracy);
    run(&path, Adam::new(0.05), 5).expect("five steps");
    let mut bytes = fs::read(&path).expect("a file");
    let is_refused = |bytes: &[u8]| {
        fs::write(&path, bytes).expect("room");
        model().restore(&path).is_err()
    };
    assert!(!is_refused(&bytes));
    assert!((0..bytes.len()).step_by(7).all(|length| is_refused(&bytes[..length])));
    for bit in (0..8 * bytes.len()).step_by(13) {
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(is_refused(&bytes), "bit {} of byte {}", bit % 8, bit / 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn a_kept_backup_lets_a_run_go_on_to_more_epochs() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, (x, y)) = (folder.path().join("backup.safetensors"), data(25));
    let train = |path: &Path, epochs: usize| {
        let mut model = Net::new(3).compile(Adam::new(0.05), SparseCategoricalCrossentropy, Accuracy);
        let backup = BackupAndRestore::new(path).delete_checkpoint(false);
        let history = model.fit(&x, &y).epochs(epochs).verbose(false).callback(backup).run().expect("a run");
        (model.parameters().to_vec(), history)
    };
    train(&path, 3);
    assert!(train(&path, 5) == train(&folder.path().join("other.safetensors"), 5));
}

#[test]
fn a_run_shorter_than_the_time_between_backups_leaves_one_only_if_it_shall() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, (x, y)) = (folder.path().join("backup.safetensors"), data(25));
    for delete in [true, false] {
        let mut model = Net::new(3).compile(Adam::new(0.05), SparseCategoricalCrossentropy, Accuracy);
        let backup = BackupAndRestore::new(&path).save_freq(Every::Steps(1_000)).delete_checkpoint(delete);
        model.fit(&x, &y).verbose(false).callback(backup).run().expect("a run");
        let kept = path.exists().then(|| Net::<f32>::load(&path).expect("a model").parameters().to_vec());
        assert_eq!(kept, (!delete).then(|| model.parameters().to_vec()));
    }
}

#[test]
fn a_model_saved_with_its_training_goes_on_to_the_bit() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, (x, y)) = (folder.path().join("model.safetensors"), data(25));
    let compiled = |seed| Net::new(seed).compile(Adam::new(0.05).ema(0.9), SparseCategoricalCrossentropy, Accuracy);
    let mut model = compiled(3);
    model.fit(&x, &y).epochs(2).verbose(false).run().expect("a run");
    model.save(&path).expect("room");
    let mut later = compiled(9);
    later.restore(&path).expect("the same network");
    let [one, other] = [&mut model, &mut later].map(|model| model.fit(&x, &y).verbose(false).run().expect("a run"));
    assert_eq!(one, other);
    assert_eq!(model.parameters(), later.parameters());
}

#[test]
fn the_averaged_weights_judge_and_the_others_train() {
    let (x, y) = data(25);
    let compiled = || Net::new(3).compile(Sgd::new(0.1).ema(0.8), SparseCategoricalCrossentropy, Accuracy);
    let train = |swap: bool| {
        let mut model = compiled();
        let fit = model.fit(&x, &y).validation(&x, &y).epochs(4).verbose(false);
        let fit = if swap { fit.callback(SwapEmaWeights::new()) } else { fit };
        let history = fit.run().expect("a run");
        (history, model)
    };
    let ((plain, one), (averaged, other)) = (train(false), train(true));
    assert_eq!(plain.get("loss"), averaged.get("loss"), "training is the same");
    assert_ne!(plain.get("val_loss"), averaged.get("val_loss"));
    assert_eq!(one.parameters(), other.parameters(), "both end with the average, as in Keras");
    assert_eq!(averaged.last("val_loss"), Some(other.evaluate(&x, &y).expect("data").loss()));
    let mut none = Net::new(3).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, Accuracy);
    let message = none.fit(&x, &y).validation(&x, &y).verbose(false).callback(SwapEmaWeights::new()).run();
    assert!(message.expect_err("no average").to_string().contains("the optimizer keeps no average"));
}
