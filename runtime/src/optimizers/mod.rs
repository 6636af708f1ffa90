//! Optimizers: how gradients become steps. Each is one loop over the flat parameter vector.

mod adadelta;
mod adagrad;
mod adam;
mod adamax;
mod averaging;
mod ftrl;
mod lion;
mod nadam;
mod rmsprop;
mod scheduling;
mod sgd;
mod weight_decay;

pub use adadelta::Adadelta;
pub use adagrad::Adagrad;
pub use adam::Adam;
pub use adamax::Adamax;
pub use averaging::Averaged;
pub use ftrl::Ftrl;
pub use lion::Lion;
pub use nadam::Nadam;
pub use rmsprop::RmsProp;
pub use scheduling::Scheduled;
pub use sgd::Sgd;
pub use weight_decay::{AdamW, Decayed};

use crate::error::{Error, Result};
use crate::scalar::Scalar;
use crate::schedules::Schedule;

/// How gradients become steps.
pub trait Optimizer: Send + Sync + 'static {
    /// Refuses settings that cannot work; called before the first step of a `fit`.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] with the setting and what is allowed.
    fn check(&self) -> Result<()>;

    /// How many numbers it remembers for each parameter.
    fn slots(&self) -> usize;

    /// The learning rate after so many steps: 0 for the first one.
    fn learning_rate(&self, steps: u64) -> f64;

    /// Sets the learning rate, positive and finite: callbacks do so.
    fn set_learning_rate(&mut self, rate: f64);

    /// Makes one step.
    fn step<T: Scalar>(&self, step: Step<'_, '_, T>);

    /// Whether each parameter's step depends on nothing but its own gradient and what is remembered of it: then
    /// [`step`](Self::step) may be called for one part of the parameters after another, or for several at once.
    fn is_elementwise(&self) -> bool {
        false
    }

    /// The learning rate after so many steps, if a step is nothing but `parameters −= rate · gradients`: then the gradients go straight into the
    /// parameters and [`step`](Self::step) is not called.
    fn plain_descent(&self, steps: u64) -> Option<f64> {
        let _ = steps;
        None
    }

    /// Whether the learning rate follows a schedule, so that nobody else may set it.
    fn is_scheduled(&self) -> bool {
        false
    }

    /// Which of its slots holds a moving average of the parameters, if one does.
    fn average_slot(&self) -> Option<usize> {
        None
    }

    /// The same optimizer, whose learning rate follows a [`Schedule`].
    fn schedule<S: Schedule>(self, schedule: S) -> Scheduled<Self, S>
    where
        Self: Sized + Clone,
    {
        Scheduled::new(self, schedule)
    }

    /// The same optimizer, which also lets the weights shrink with each step: see [`Decayed`].
    fn weight_decay(self, weight_decay: f64) -> Decayed<Self>
    where
        Self: Sized,
    {
        Decayed::new(self, weight_decay)
    }

    /// The same optimizer, which also keeps a moving average of the parameters: see [`Averaged`].
    fn ema(self, momentum: f64) -> Averaged<Self>
    where
        Self: Sized,
    {
        Averaged::new(self, momentum)
    }
}

/// Outputs that `O` can train, which are all if it is an [`Optimizer`]: the sentence the compiler says if it is none.
#[diagnostic::on_unimplemented(
    message = "`{O}` is no optimizer",
    label = "give an optimizer first, such as `Sgd::new(0.01)` or `Adam::default()`"
)]
pub trait SteppedBy<O> {
    /// How many numbers the optimizer remembers for each parameter.
    #[doc(hidden)]
    fn slots(optimizer: &O) -> usize;
}

#[diagnostic::do_not_recommend]
impl<Kinds, O: Optimizer> SteppedBy<O> for Kinds {
    fn slots(optimizer: &O) -> usize {
        optimizer.slots()
    }
}

/// One step of an optimizer.
#[derive(Debug)]
pub struct Step<'a, 'slots, T> {
    /// The parameters, to be changed.
    pub parameters: &'a mut [T],
    /// Their gradients.
    pub gradients: &'a [T],
    /// What the optimizer remembers: as many vectors as it has slots, each as long as the parameters; zeros at first.
    pub slots: &'a mut [&'slots mut [T]],
    /// Which step this is, from 1.
    pub iteration: u64,
}

/// Refuses a number that fails its test.
fn allow(argument: &str, held: f64, allowed: &str, test: impl FnOnce(f64) -> bool) -> Result<()> {
    if test(held) { Ok(()) } else { Err(Error::argument(argument, held, allowed)) }
}

/// Refuses a learning rate that is not positive and finite.
pub(crate) fn allow_learning_rate(rate: f64) -> Result<()> {
    allow("learning_rate", rate, "it must be positive and finite", |rate| rate > 0.0 && rate.is_finite())
}

/// Refuses a share that is not from 0 to below 1.
fn allow_share(argument: &str, share: f64) -> Result<()> {
    allow(argument, share, "it must be from 0 to below 1", |share| (0.0..1.0).contains(&share))
}
