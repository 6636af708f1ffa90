//! A training that can be killed, watched and gone on with: `cargo run --release --example callbacks`.
//!
//! Press Ctrl-C, or kill it, and start it again: it ends with the same bits as if it had not been interrupted. While it runs,
//! `tensorboard --logdir runs/logs` shows it.

use std::path::PathBuf;

use clap::Parser;
use neurotype::callbacks::Every;
use neurotype::prelude::*;
use neurotype_examples::Options;

network! {
    /// Classifies 28×28 grey images of garments.
    pub Classifier(image: [28, 28]) -> [10] {
        image -> Flatten -> Dense(100, relu) -> Dropout(0.2) -> Dense(10, softmax)
    }
}

/// Trains a classifier of garments, with everything written to a folder.
#[derive(Parser)]
struct Arguments {
    /// How often to go through all images, at most.
    #[arg(long, default_value_t = 30)]
    epochs: usize,
    /// Where to write.
    #[arg(long, default_value = "runs")]
    folder: PathBuf,
    #[command(flatten)]
    options: Options,
}

fn main() -> neurotype::Result<()> {
    let Arguments { epochs, folder, options } = Arguments::parse();
    std::fs::create_dir_all(&folder).map_err(|source| neurotype::Error::File { path: folder.clone(), source })?;
    let (train, test) = match &options.data {
        Some(folder) => datasets::fashion_mnist_from(folder)?,
        None => datasets::fashion_mnist()?,
    };
    let (valid, train) = train.split_at(5_000);

    let mut early_stopping = EarlyStopping::new().patience(5).restore_best_weights(true);
    let mut model = Classifier::new(options.seed).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
    let history = model
        .fit(&train.x, &train.y)
        .epochs(epochs)
        .validation(&valid.x, &valid.y)
        .callback(&mut early_stopping)
        .callback(ReduceLROnPlateau::new().patience(2).factor(0.3))
        .callback(ModelCheckpoint::new(folder.join("best.safetensors")).save_best_only(true))
        .callback(CsvLogger::new(folder.join("log.csv")))
        .callback(TensorBoard::new(folder.join("logs")).histogram_freq(1))
        .callback(BackupAndRestore::new(folder.join("backup.safetensors")).save_freq(Every::Steps(500)))
        .callback(StopOnCtrlC::new())
        .run()?;

    if let Some(best) = early_stopping.best_epoch() {
        println!("Trained {} epochs, the best is number {best}", history.epochs());
    }
    println!("Test - {}", model.evaluate(&test.x, &test.y)?);
    Ok(())
}
