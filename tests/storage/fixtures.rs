//! Files that lie in the repository: those of this version, which every later one must read, and those that Python wrote.

use std::path::{Path, PathBuf};

use neurotype::callbacks::{Answer, BackupAndRestore, LambdaCallback};
use neurotype::prelude::*;

network! {
    pub Kept(x: [3], depth: usize = 1) -> [2] {
        layer cell = Dense(3, tanh);
        let mut h = x;
        for _ in 0..depth { h = h -> cell; }
        h -> Dense(2)
    }
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reference").join(name)
}

/// What the files hold: small numbers that both precisions have.
fn expected(index: usize) -> f64 {
    (index as f64 - 8.0) / 16.0
}

#[test]
fn a_file_of_format_1_is_read() {
    let path = file("format_1.safetensors");
    if std::env::var_os("NEUROTYPE_OVERWRITE").is_some() && !path.exists() {
        let mut model = Kept::new(11);
        model.depth = 3;
        let numbers = model.parameters_mut().iter_mut().enumerate();
        numbers.for_each(|(index, number)| *number = expected(index) as f32);
        model.save(&path).expect("room");
    }
    let model = Kept::load(&path).expect("a file that every version reads");
    assert_eq!((model.depth, model.seed()), (3, 11));
    assert!(model.parameters().iter().enumerate().all(|(index, number)| f64::from(*number) == expected(index)));
}

#[test]
fn a_training_of_format_1_is_gone_on_with() {
    let path = file("training_1.safetensors");
    let x = Batch::from([[0.25_f32, 0.5, -0.25], [0.75, -0.5, 0.125]]);
    let y = Batch::from([[0.5_f32, 0.25], [-0.25, 1.0]]);
    let train = |path: &Path, epochs: usize, answer: Answer| {
        let mut model = Kept::new(11).compile(Adam::new(0.01), Mse, ());
        let ends =
            LambdaCallback::new().on_epoch_end(|run, _| if run.epoch() == 2 { answer } else { Answer::Continue });
        let fit = model.fit(&x, &y).epochs(epochs).batch_size(1).verbose(false);
        let fit = fit.callback(EarlyStopping::new().monitor("loss").patience(9));
        let history = fit.callback(BackupAndRestore::new(path)).callback(ends).run().expect("a run");
        (history, model.parameters().iter().map(|number| number.to_bits()).collect::<Vec<_>>())
    };
    if std::env::var_os("NEUROTYPE_OVERWRITE").is_some() && !path.exists() {
        train(&path, 4, Answer::Interrupt);
    }
    // The run deletes what it went on with.
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy");
    std::fs::copy(&path, &copy).expect("a file that every version reads");
    let (history, _) = train(&copy, 4, Answer::Continue);
    assert_eq!(history.epochs(), 4);
    let (whole, _) = train(&folder.path().join("none"), 4, Answer::Continue);
    let near = |(one, other): (&f64, &f64)| (one - other).abs() < 1e-6;
    let pairs = history.get("loss").expect("losses").iter().zip(whole.get("loss").expect("losses"));
    assert!(pairs.clone().count() == 4 && pairs.into_iter().all(near), "{history} {whole}");
}

#[test]
fn files_that_python_wrote_are_read() {
    for name in ["python_f32.safetensors", "python_f64.safetensors"] {
        let mut model = Kept::new(1);
        model.load_weights(file(name)).expect("its tensors");
        assert!(model.parameters().iter().enumerate().all(|(index, number)| f64::from(*number) == expected(index)));
    }
    let message = Kept::new(1).load_weights(file("python_f16.safetensors")).expect_err("halves").to_string();
    assert!(message.ends_with("`cell.kernel` holds F16; save it as F32 or F64"), "{message}");
}
