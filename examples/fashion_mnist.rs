//! Classifies garments: `cargo run --release --example fashion_mnist`.

use std::path::PathBuf;

use clap::Parser;
use neurotype::prelude::*;
use neurotype_examples::Options;

network! {
    /// Classifies 28×28 grey images of garments.
    pub Classifier(image: [28, 28]) -> [10] {
        image -> Flatten -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax)
    }
}

/// Trains a classifier of garments on Fashion-MNIST, 55,000 images for training and 5,000 for validation.
#[derive(Parser)]
struct Arguments {
    /// How often to go through all images.
    #[arg(long, default_value_t = 30)]
    epochs: usize,
    /// How many threads may work on a step; the result is the same to the bit.
    #[arg(long, default_value_t = neurotype::kernels::threads())]
    threads: usize,
    /// An SVG file for the learning curves.
    #[arg(long, value_name = "FILE")]
    curves: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

fn main() -> neurotype::Result<()> {
    let Arguments { epochs, threads, curves, options } = Arguments::parse();
    let (train, test) = match &options.data {
        Some(folder) => datasets::fashion_mnist_from(folder)?,
        None => datasets::fashion_mnist()?,
    };
    let (valid, train) = train.split_at(5_000);

    println!("{}", Classifier::summary());
    let mut model = Classifier::new(options.seed).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    let fit = model.fit(&train.x, &train.y).epochs(epochs).threads(threads).validation(&valid.x, &valid.y);
    let history = fit.run()?;
    if let Some(curves) = curves {
        history.plot(curves)?;
    }

    println!("Test - {}", model.evaluate(&test.x, &test.y)?);
    let classes = model.predict_classes(&test.x.slice(0..3));
    for (sample, (predicted, label)) in classes.into_iter().zip(test.y.iter()).enumerate() {
        let [predicted, label] = [predicted, label].map(|class| datasets::FASHION_CLASSES[class]);
        println!("Image {sample}: predicted {predicted}, labelled {label}");
    }
    Ok(())
}
