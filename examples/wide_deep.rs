//! Estimates the value of houses with two inputs and two outputs: `cargo run --release --example wide_deep`.

use clap::Parser;
use neurotype::prelude::*;
use neurotype_examples::Options;

network! {
    /// Wide & deep regression (Cheng et al., 2016).
    pub WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
        layer hidden1 = Dense(30, relu);
        layer hidden2 = Dense(30, relu);

        let hidden = deep -> hidden1 -> hidden2;
        let price  = (wide, hidden) -> Concat -> Dense(1);
        let aux    = hidden -> Dense(1);
        (price, aux)
    }
}

/// Estimates the value of houses in California from eight features of their block: the first five go wide, the last six
/// deep, two of them both ways.
#[derive(Parser)]
struct Arguments {
    /// How often to go through all blocks.
    #[arg(long, default_value_t = 20)]
    epochs: usize,
    #[command(flatten)]
    options: Options,
}

type Houses = Dataset<Batch<shape![8]>, Batch<shape![1]>>;

fn main() -> neurotype::Result<()> {
    let Arguments { epochs, options } = Arguments::parse();
    let houses = match &options.data {
        Some(folder) => datasets::california_housing_from(folder)?,
        None => datasets::california_housing()?,
    };
    let (train, valid, test) = prepared(&houses, options.seed)?;

    println!("{}", WideDeep::summary());
    let losses = (Mse.weight(0.9), Mse.weight(0.1));
    let mut model = WideDeep::new(options.seed).compile(Sgd::new(1e-3), losses, ());
    let (train_x, valid_x, test_x) = (sides(&train)?, sides(&valid)?, sides(&test)?);
    model
        .fit((&train_x.0, &train_x.1), (&train.y, &train.y))
        .epochs(epochs)
        .validation((&valid_x.0, &valid_x.1), (&valid.y, &valid.y))
        .run()?;

    println!("Test - {}", model.evaluate((&test_x.0, &test_x.1), (&test.y, &test.y))?);
    let (price, aux) = model.predict((&test_x.0.slice(0..3), &test_x.1.slice(0..3)));
    for block in 0..3 {
        let [price, aux, value] = [&price, &aux, &test.y].map(|batch| batch.sample(block)[0]);
        println!("Block {block}: price {price:.2}, aux {aux:.2}, true value {value:.2}");
    }
    Ok(())
}

/// 11,610 blocks for training, 3,870 for validation, 5,160 for testing, in random order since neighbours lie together; each
/// feature with mean 0 and deviation 1 over the training blocks.
fn prepared(houses: &Houses, seed: u64) -> neurotype::Result<(Houses, Houses, Houses)> {
    let shuffled = houses.shuffle(seed)?;
    let (mut train, rest) = shuffled.split_at(11_610);
    let (mut valid, mut test) = rest.split_at(3_870);

    let features = train.x.as_dynamic_matrix();
    let (mean, deviation) = (features.column_mean(), features.column_variance().map(f32::sqrt));
    for part in [&mut train, &mut valid, &mut test] {
        for sample in part.x.as_mut_slice().chunks_mut(8) {
            for (feature, number) in sample.iter_mut().enumerate() {
                *number = (*number - mean[feature]) / deviation[feature];
            }
        }
    }
    Ok((train, valid, test))
}

/// The wide and the deep side of the features: columns 0 to 4 and 2 to 7.
fn sides(part: &Houses) -> neurotype::Result<(Batch<shape![5]>, Batch<shape![6]>)> {
    Ok((part.x.columns(0)?, part.x.columns(2)?))
}
