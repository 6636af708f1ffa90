//! Looks for good hyper-parameters: `cargo run --release --example search`.

use std::path::PathBuf;

use clap::Parser;
use neurotype::Evaluation;
use neurotype::prelude::*;
use neurotype::search::{BayesianOptimization, HyperParameters, Hyperband, Search, Trials, Tuner};
use neurotype_examples::Options;

network! {
    /// One to three hidden layers, as `layers` says, of a width that is a type; large weights cost what `decay` says.
    pub Regression<const H: usize>(x: [8], layers: usize = 1, decay: f64 = 0.0) -> [1] {
        let mut h = x -> Normalization -> Dense(H, relu, kernel_regularizer = l2(decay));
        if layers > 1 { h = h -> Dense(H, relu, kernel_regularizer = l2(decay)); }
        if layers > 2 { h = h -> Dense(H, relu, kernel_regularizer = l2(decay)); }
        h -> Dense(1)
    }
}

/// Looks for the width, the depth, the cost of weights, the optimizer and its learning rate with which the value of houses in California is estimated best.
#[derive(Parser)]
struct Arguments {
    /// How many trainings to try.
    #[arg(long, default_value_t = 20)]
    trials: usize,
    /// Tries many trainings for a few epochs and trains the best of them longer, as many as that takes.
    #[arg(long, conflicts_with = "trials")]
    hyperband: bool,
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
    file: Option<PathBuf>,
}

fn main() -> neurotype::Result<()> {
    let Arguments { trials, hyperband, epochs, file, options } = Arguments::parse();
    let houses = match &options.data {
        Some(folder) => datasets::california_housing_from(folder)?,
        None => datasets::california_housing()?,
    };
    let (train, rest) = houses.shuffle(options.seed)?.split_at(11_610);
    let (valid, test) = rest.split_at(3_870);
    let setting = Setting { train, valid, test, epochs, seed: options.seed, file };

    let trials = if hyperband {
        setting.search(Search::new(Hyperband::new(options.seed)))?
    } else {
        setting.search(Search::new(BayesianOptimization::new(options.seed)).max_trials(trials))?
    };
    println!("\n{trials}\n");

    let (_, evaluation) = setting.attempt(&trials.best().hyper_parameters())?;
    println!("Test - {evaluation}");
    Ok(())
}

impl Setting {
    fn search<T: Tuner>(&self, mut search: Search<T>) -> neurotype::Result<Trials> {
        if let Some(file) = &self.file {
            search = search.file(file);
        }
        search.objective("val_loss").run(|hp| Ok(self.attempt(hp)?.0))
    }

    /// Asks for hyper-parameters, and trains with them.
    fn attempt(&self, hp: &HyperParameters<'_>) -> neurotype::Result<(History, Evaluation)> {
        match hp.choice("units", [10, 30, 100])? {
            10 => self.optimized::<10>(hp),
            30 => self.optimized::<30>(hp),
            _ => self.optimized::<100>(hp),
        }
    }

    fn optimized<const H: usize>(&self, hp: &HyperParameters<'_>) -> neurotype::Result<(History, Evaluation)> {
        let layers = hp.int("layers", 1..=3)?;
        match hp.choice("optimizer", ["sgd", "adam"])? {
            "sgd" => self.trained::<H>(hp, layers, Sgd::new(hp.log_float("sgd_rate", 1e-4..=1e-1)?)),
            _ => self.trained::<H>(hp, layers, Adam::new(hp.log_float("adam_rate", 1e-4..=1e-1)?)),
        }
    }

    fn trained<const H: usize>(
        &self,
        hp: &HyperParameters<'_>,
        layers: usize,
        optimizer: impl Optimizer,
    ) -> neurotype::Result<(History, Evaluation)> {
        let mut model = Regression::<H>::new(self.seed);
        model.layers = layers;
        model.decay = hp.log_float("decay", 1e-7..=1e-3)?;
        model.normalization_mut().adapt(&self.train.x)?;
        let mut model = model.compile(optimizer, Mse, ());
        let fit = model.fit(&self.train.x, &self.train.y).epochs(hp.epochs(self.epochs)?).verbose(false);
        // The score of a trial is that of its best epoch, so that is what is tested.
        let best = EarlyStopping::new().patience(self.epochs).restore_best_weights(true);
        let history = fit.validation(&self.valid.x, &self.valid.y).callback(best).run()?;
        Ok((history, model.evaluate(&self.test.x, &self.test.y)?))
    }
}
