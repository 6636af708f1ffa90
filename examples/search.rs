//! Looks for good hyper-parameters: `cargo run --release --example search`.

use std::path::PathBuf;

use clap::Parser;
use neurotype::Evaluation;
use neurotype::prelude::*;
use neurotype::search::{BayesianOptimization, HyperParameters, Search};
use neurotype_examples::Options;

network! {
    /// One to three hidden layers, as `layers` says, of a width that is a type.
    pub Regression<const H: usize>(x: [8], layers: usize = 1) -> [1] {
        let mut h = x -> Normalization -> Dense(H, relu);
        if layers > 1 { h = h -> Dense(H, relu); }
        if layers > 2 { h = h -> Dense(H, relu); }
        h -> Dense(1)
    }
}

/// Looks for the width, the depth, the optimizer and its learning rate with which the value of houses in California is estimated best.
#[derive(Parser)]
struct Arguments {
    /// How many trainings to try.
    #[arg(long, default_value_t = 20)]
    trials: usize,
    /// How often each of them goes through all blocks.
    #[arg(long, default_value_t = 10)]
    epochs: usize,
    /// A file for the trials: a search that was killed goes on from it.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

type Houses = Dataset<Batch<shape![8]>, Batch<shape![1]>>;

/// What all trainings have in common.
struct Setting {
    train: Houses,
    valid: Houses,
    test: Houses,
    epochs: usize,
    seed: u64,
}

fn main() -> neurotype::Result<()> {
    let Arguments { trials, epochs, file, options } = Arguments::parse();
    let houses = match &options.data {
        Some(folder) => datasets::california_housing_from(folder)?,
        None => datasets::california_housing()?,
    };
    let (train, rest) = houses.shuffle(options.seed)?.split_at(11_610);
    let (valid, test) = rest.split_at(3_870);
    let setting = Setting { train, valid, test, epochs, seed: options.seed };

    let mut search = Search::new(BayesianOptimization::new(options.seed)).objective("val_loss").max_trials(trials);
    if let Some(file) = file {
        search = search.file(file);
    }
    let trials = search.run(|hp| Ok(setting.attempt(hp)?.0))?;
    println!("\n{trials}\n");

    let (_, evaluation) = setting.attempt(&mut trials.best().hyper_parameters())?;
    println!("Test - {evaluation}");
    Ok(())
}

impl Setting {
    /// Asks for hyper-parameters, and trains with them.
    fn attempt(&self, hp: &mut HyperParameters<'_>) -> neurotype::Result<(History, Evaluation)> {
        match hp.choice("units", [10, 30, 100])? {
            10 => self.optimized::<10>(hp),
            30 => self.optimized::<30>(hp),
            _ => self.optimized::<100>(hp),
        }
    }

    fn optimized<const H: usize>(&self, hp: &mut HyperParameters<'_>) -> neurotype::Result<(History, Evaluation)> {
        let layers = hp.int("layers", 1..=3)?;
        match hp.choice("optimizer", ["sgd", "adam"])? {
            "sgd" => self.trained::<H>(layers, Sgd::new(hp.log_float("sgd_rate", 1e-4..=1e-1)?)),
            _ => self.trained::<H>(layers, Adam::new(hp.log_float("adam_rate", 1e-4..=1e-1)?)),
        }
    }

    fn trained<const H: usize>(
        &self,
        layers: usize,
        optimizer: impl Optimizer,
    ) -> neurotype::Result<(History, Evaluation)> {
        let mut model = Regression::<H>::new(self.seed);
        model.layers = layers;
        model.normalization_mut().adapt(&self.train.x)?;
        let mut model = model.compile(optimizer, Mse, ());
        let fit = model.fit(&self.train.x, &self.train.y).epochs(self.epochs).verbose(false);
        let history = fit.validation(&self.valid.x, &self.valid.y).run()?;
        Ok((history, model.evaluate(&self.test.x, &self.test.y)?))
    }
}
