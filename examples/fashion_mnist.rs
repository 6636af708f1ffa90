//! Trains a classifier of garments: `cargo run --release --example fashion_mnist`.

use clap::Parser;
use neurotype::prelude::*;

network! {
    /// Classifies 28×28 grey images of garments.
    pub Classifier(image: [28, 28]) -> [10] {
        image -> Flatten -> Dense(300, relu) -> Dense(100, relu) -> Dense(10, softmax)
    }
}

fn main() -> neurotype::Result<()> {
    let (train, test) = datasets::fashion_mnist()?;
    let (valid, train) = train.split_at(5_000);
    println!("{}", Classifier::summary());
    let mut model = Classifier::new(42).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    let history = model.fit(&train.x, &train.y).epochs(3).validation(&valid.x, &valid.y).run()?;
    println!("{history}");
    println!("{}", model.evaluate(&test.x, &test.y)?);
    println!("{:?}", model.predict_classes(&test.x.slice(0..3)));
    println!("{:?}", model.dense().weights().shape());
    Ok(())
}
