//! Hyper-parameter search: the same training again and again with other settings, as Keras Tuner does it.
//!
//! A search calls a function that asks for its hyper-parameters where it needs them, trains, and gives what came out: a [`History`](crate::History) (the best
//! epoch counts), an [`Evaluation`](crate::Evaluation), or a number. A question may depend on the answer to one before. What is asked for is chosen by a
//! [`Tuner`]: [`RandomSearch`], [`GridSearch`], [`BayesianOptimization`] or [`Hyperband`]. With a [`file`](Search::file) a search that was killed goes on
//! where it was, and tries what it would have tried.
//!
//! ```
//! use neurotype::prelude::*;
//! use neurotype::search::{RandomSearch, Search};
//!
//! network! { pub Net<const H: usize>(x: [2]) -> [1] { x -> Dense(H, tanh) -> Dense(1) } }
//!
//! # fn main() -> neurotype::Result<()> {
//! let x = Batch::from([[0.0_f32, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]);
//! let y = Batch::from([[0.0_f32], [1.0], [1.0], [0.0]]);
//! let trials = Search::new(RandomSearch::new(42)).objective("loss").max_trials(8).verbose(false).run(|hp| {
//!     let sgd = Sgd::new(hp.log_float("learning_rate", 1e-2..=1.0)?);
//!     // Widths are types: a match has each of them compiled.
//!     match hp.choice("units", [4, 16])? {
//!         4 => Net::<4>::new(1).compile(sgd, Mse, ()).fit(&x, &y).epochs(50).verbose(false).run(),
//!         _ => Net::<16>::new(1).compile(sgd, Mse, ()).fit(&x, &y).epochs(50).verbose(false).run(),
//!     }
//! })?;
//! println!("{trials}");                                             // all trials, the best first
//! let best = trials.best().hyper_parameters();                      // asked again, they answer as they did
//! let rate = best.log_float("learning_rate", 1e-2..=1.0)?;
//! assert_eq!(trials.best().get("learning_rate").map(ToString::to_string), Some(format!("{rate:.4}")));
//! # Ok(())
//! # }
//! ```

mod bayesian_optimization;
mod domain;
mod grid_search;
mod hyper_parameters;
mod hyperband;
mod random_search;
mod record;
mod run;
mod scored;
mod trial;
mod trials;

use crate::error::Result;

pub use bayesian_optimization::BayesianOptimization;
pub use domain::{Domain, Value};
pub use grid_search::GridSearch;
pub use hyper_parameters::HyperParameters;
pub use hyperband::Hyperband;
pub use random_search::RandomSearch;
pub use run::Search;
pub use scored::Scored;
pub use trial::Trial;
pub use trials::{Past, Trials};

/// Chooses what a search tries next. What it chooses may depend on nothing but its own settings and the trials so far, so that a search that was killed
/// goes on as if nothing had been.
///
/// ```
/// use neurotype::search::{Domain, Next, Past, Search, Tuner};
///
/// /// Always the middle.
/// struct Middle;
///
/// impl Tuner for Middle {
///     fn begin(&mut self, past: &Past<'_>) -> neurotype::Result<Next> {
///         Ok(if past.trials().is_empty() { Next::New } else { Next::Nothing })
///     }
///     fn place(&mut self, _name: &str, _domain: &Domain) -> f64 {
///         0.5
///     }
/// }
///
/// let trials = Search::new(Middle).verbose(false).run(|hp| hp.float("x", 0.0..=4.0))?;
/// assert_eq!((trials.iter().len(), trials.best().score()), (1, Some(2.0)));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no tuner",
    label = "give one such as `RandomSearch::new(42)`, `GridSearch::new()`, `BayesianOptimization::new(42)` or `Hyperband::new(42)`"
)]
pub trait Tuner {
    /// Begins what follows the trials there are.
    ///
    /// # Errors
    ///
    /// If nothing can follow these trials.
    fn begin(&mut self, past: &Past<'_>) -> Result<Next>;

    /// Where in its domain a hyper-parameter lies in this trial, from 0 to 1. Each name is asked for once.
    fn place(&mut self, name: &str, domain: &Domain) -> f64;

    /// How many epochs this trial trains, of as many as a training may have; default all of them.
    fn epochs(&mut self, most: usize) -> usize {
        most
    }

    /// How many trials a search has that names no number; none for one that goes on until nothing is left to try. Default 10, as in Keras Tuner.
    fn max_trials(&self) -> Option<usize> {
        Some(10)
    }
}

/// What follows the trials there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A trial with hyper-parameters of its own.
    New,
    /// A trial with those of the one that has this number: to train for more epochs.
    Again(usize),
    /// Nothing is left to try.
    Nothing,
}
