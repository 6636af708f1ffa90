//! Reads images row by row: `cargo run --release --example recurrent`.

use clap::Parser;
use neurotype::prelude::*;
use neurotype_examples::Options;

network! {
    /// A recurrent network in five lines.
    pub Plain(image: [28, 28]) -> [10] {
        layer cell = Dense(32, tanh);
        let mut h: [32] = 0.0;
        for row in image { h = (row, h) -> Concat -> cell; }
        h -> Dense(10, softmax)
    }
}

network! {
    /// Gated units that read downwards and upwards, and as many residual blocks behind them as `depth` says.
    pub Gated(image: [28, 28], depth: usize = 2) -> [10] {
        layer block = Residual<Hidden>;
        let mut h = (image -> Gru(16), image -> Reverse -> Gru(16)) -> Concat;
        for _ in 0..depth { h = h -> block; }
        h -> Dense(10, softmax)
    }
}

network! { pub Residual<Block>(x: [32]) -> [32] { x + (x -> Block) } }
network! { pub Hidden(x: [32]) -> [32] { x -> Dense(32, relu) -> Dense(32) } }

/// Trains two recurrent networks on the rows of Fashion-MNIST images, and compares them.
#[derive(Parser)]
struct Arguments {
    /// How often to go through the images.
    #[arg(long, default_value_t = 3)]
    epochs: usize,
    /// How many images to train on.
    #[arg(long, default_value_t = 10_000)]
    images: usize,
    /// How often the second network applies its residual block.
    #[arg(long, default_value_t = 2)]
    depth: usize,
    #[command(flatten)]
    options: Options,
}

fn main() -> neurotype::Result<()> {
    let Arguments { epochs, images, depth, options } = Arguments::parse();
    let (train, test) = match &options.data {
        Some(folder) => datasets::fashion_mnist_from(folder)?,
        None => datasets::fashion_mnist()?,
    };
    let (train, _) = train.split_at(images);
    let adam = Adam::new(0.002);

    let mut plain = Plain::new(options.seed).compile(adam, SparseCategoricalCrossentropy, Accuracy);
    plain.fit(&train.x, &train.y).epochs(epochs).run()?;

    println!("\n{}", Gated::summary());
    let mut gated = Gated::new(options.seed).compile(adam, SparseCategoricalCrossentropy, Accuracy);
    gated.depth = depth;
    gated.fit(&train.x, &train.y).epochs(epochs).run()?;

    println!("Plain - {}", plain.evaluate(&test.x, &test.y)?);
    println!("Gated - {}", gated.evaluate(&test.x, &test.y)?);
    Ok(())
}
