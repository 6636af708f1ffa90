//! Trains in the folder that it is given, with a backup each few steps, and writes down what it ends with: for the test in
//! `callbacks/crashes.rs`, which kills it at any instant.

use std::path::Path;

use neurotype::callbacks::{BackupAndRestore, CsvLogger, Every, ReduceLROnPlateau};
use neurotype::prelude::*;

network! { pub Survivor(x: [6]) -> [3] { x -> Dense(16, tanh) -> Dropout(0.3) -> Dense(3, softmax) } }

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_default();
    let folder = Path::new(&folder);
    let (x, y) = samples(100)?;
    let (v, w) = samples(23)?;
    let mut model = Survivor::new(5).compile(Adam::new(0.01).ema(0.9), SparseCategoricalCrossentropy, Accuracy);
    let history = model
        .fit(&x, &y)
        .validation(&v, &w)
        .epochs(40)
        .batch_size(16)
        .threads(1)
        .verbose(false)
        .callback(EarlyStopping::new().patience(30).restore_best_weights(true))
        .callback(ReduceLROnPlateau::new().patience(2).factor(0.7))
        .callback(ModelCheckpoint::new(folder.join("best.safetensors")).save_best_only(true))
        .callback(CsvLogger::new(folder.join("log.csv")))
        .callback(BackupAndRestore::new(folder.join("backup.safetensors")).save_freq(Every::Steps(3)))
        .run()?;
    let bits: Vec<u32> = model.parameters().iter().map(|number| number.to_bits()).collect();
    let end = serde_json::json!({ "bits": bits, "history": history, "rate": history.last("learning_rate") });
    let end = end.to_string();
    std::fs::write(folder.join("end.part"), end)
        .and_then(|()| std::fs::rename(folder.join("end.part"), folder.join("end.json")))
        .map_err(|source| neurotype::Error::File { path: folder.to_owned(), source })
}

/// Three classes that no line parts.
fn samples(count: usize) -> Result<(Batch<shape![6]>, Labels<3>)> {
    let number = |index: usize| ((index * 7919 % 1013) as f32 * 0.37).sin();
    let x: Batch<shape![6]> = Batch::new((0..6 * count).map(number).collect())?;
    let class = |sample: &[f32]| usize::from(sample[0] * sample[1] > 0.1) + usize::from(sample[2] > sample[3]);
    let y = Labels::new(x.samples().map(class).collect::<Vec<_>>())?;
    Ok((x, y))
}
