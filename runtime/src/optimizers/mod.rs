//! Optimizers: how gradients become steps. Each is one loop over the flat parameter vector.

mod accumulating;
mod adadelta;
mod adafactor;
mod adagrad;
mod adam;
mod adam_w;
mod adamax;
mod averaging;
mod clipping;
mod ftrl;
mod lamb;
mod lion;
mod moments;
mod muon;
mod nadam;
mod names;
mod passing;
mod rmsprop;
mod scheduling;
mod sgd;
mod weight_decay;

pub use accumulating::Accumulated;
pub use adadelta::Adadelta;
pub use adafactor::Adafactor;
pub use adagrad::Adagrad;
pub use adam::Adam;
pub use adam_w::AdamW;
pub use adamax::Adamax;
pub use averaging::Averaged;
pub use clipping::{Clip, Clipped};
pub use ftrl::Ftrl;
pub use lamb::Lamb;
pub use lion::Lion;
pub use muon::Muon;
pub use nadam::Nadam;
use passing::passes_on;
pub use rmsprop::RmsProp;
pub use scheduling::Scheduled;
pub use sgd::Sgd;
pub use weight_decay::Decayed;

use crate::error::{Error, Result};
use crate::graph::TensorPlace;
use crate::kernels;
pub use crate::kernels::Alongside;
use crate::layers::Scratch;
use crate::scalar::Scalar;
use crate::schedules::Schedule;
use crate::shape::Sizes;

/// How gradients become steps.
///
/// ```
/// use neurotype::optimizers::{Optimizer, Step};
/// use neurotype::prelude::*;
/// use neurotype::{Result, Scalar};
///
/// /// Steps of one length, whatever the gradient's: signSGD.
/// #[derive(Clone)]
/// struct SignSgd(f64);
///
/// impl Optimizer for SignSgd {
///     fn check(&self) -> Result<()> { Ok(()) }
///     fn slots(&self) -> usize { 0 }
///     fn learning_rate(&self, _steps: u64) -> f64 { self.0 }
///     fn set_learning_rate(&mut self, rate: f64) { self.0 = rate; }
///     fn is_elementwise(&self) -> bool { true }
///     fn steps_by_each(&self) -> bool { true }
///
///     fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
///         let rate = self.0;
///         step.each(move |w, g, []| *w -= T::from_f64(rate * g.to_f64().signum()));
///     }
/// }
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, kernel_initializer = zeros) } }
/// let (x, y) = (Batch::from([[1.0_f32]]), Batch::from([[5.0_f32]]));
/// let mut model = Line::new(42).compile(SignSgd(0.5).clip_norm(1.0), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// assert_eq!(model.dense().weights()[0], 0.5);
/// # Ok::<(), neurotype::Error>(())
/// ```
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

    /// Looks at all gradients before the step, and may change them: clips, accumulates. Does nothing unless said otherwise.
    fn prepare<T: Scalar>(&self, whole: Whole<'_, '_, T>) {
        let _ = whole;
    }

    /// Makes one step of a tensor; of any part of the parameters if the optimizer [`is_elementwise`](Self::is_elementwise), whose loop is
    /// [`Step::each`].
    fn step<T: Scalar>(&self, step: Step<'_, '_, T>);

    /// Whether each parameter's step depends on nothing but its own gradient and what is remembered of it: then
    /// [`step`](Self::step) may be called for one part of the parameters after another, or for several at once. Otherwise it is
    /// called for one tensor after the other.
    fn is_elementwise(&self) -> bool {
        false
    }

    /// Whether [`step`](Self::step) changes parameters by one call of [`Step::each`] and looks at them nowhere else: then what others wrap around
    /// it, weight decay and moving averages, happens in the same loop, in place of one before it and one behind it. The steps are the same.
    fn steps_by_each(&self) -> bool {
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
        Decayed::around(self, weight_decay)
    }

    /// The same optimizer, with each number of the gradient kept within ± `clip`: Keras's `clipvalue`. See [`Clipped`].
    fn clip_value(self, clip: f64) -> Clipped<Self>
    where
        Self: Sized,
    {
        Clipped::new(self, Clip::Value(clip))
    }

    /// The same optimizer, with the gradient of each tensor no longer than `clip`: Keras's `clipnorm`. See [`Clipped`].
    fn clip_norm(self, clip: f64) -> Clipped<Self>
    where
        Self: Sized,
    {
        Clipped::new(self, Clip::Norm(clip))
    }

    /// The same optimizer, with the gradient of all parameters together no longer than `clip`: Keras's `global_clipnorm`. See
    /// [`Clipped`].
    fn global_clip_norm(self, clip: f64) -> Clipped<Self>
    where
        Self: Sized,
    {
        Clipped::new(self, Clip::GlobalNorm(clip))
    }

    /// The same optimizer, which takes one step for the mean gradient of so many batches: see [`Accumulated`].
    fn accumulate(self, steps: u64) -> Accumulated<Self>
    where
        Self: Sized,
    {
        Accumulated::new(self, steps)
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
pub struct Step<'a, 'slots, T: Scalar> {
    /// The parameters, to be changed.
    pub parameters: &'a mut [T],
    /// Their gradients.
    pub gradients: &'a [T],
    /// What the optimizer remembers: as many vectors as it has slots, each as long as the parameters; zeros at first.
    pub slots: &'a mut [&'slots mut [T]],
    /// Which step this is, from 1.
    pub iteration: u64,
    /// The tensor's path, `encoder.dense_1.kernel`; empty for a part of the parameters.
    pub path: &'a str,
    /// The tensor's shape; for a part of the parameters, how many they are.
    pub sizes: Sizes,
    /// Room to work in, for optimizers that are not elementwise.
    pub scratch: &'a mut Scratch<T>,
    /// What happens to the parameters beside this step: `Alongside::default()` where nothing does.
    pub alongside: Alongside<'a, T>,
}

impl<'slots, T: Scalar> Step<'_, 'slots, T> {
    /// Calls `rule` with each parameter, its gradient, and what is remembered of it. A `move` closure marked `#[inline(always)]` becomes a loop for the
    /// instruction set of the machine, as those of the optimizers here are; any other works, too, and takes longer.
    ///
    /// If the rule takes another number of slots than the optimizer's [`slots`](Optimizer::slots), nothing is changed, and training ends with an
    /// [`Error::Argument`] that tells both numbers.
    ///
    /// ```
    /// use neurotype::Scalar;
    /// use neurotype::optimizers::Step;
    ///
    /// /// `v ← 0.9 · v + g`, `w ← w − 0.01 · v`.
    /// fn heavy_ball<T: Scalar>(step: Step<'_, '_, T>) {
    ///     let (stays, rate) = (T::from_f64(0.9), T::from_f64(0.01));
    ///     step.each(
    ///         #[inline(always)]
    ///         move |w, g, [v]| {
    ///             *v = stays * *v + g;
    ///             *w -= rate * *v;
    ///         },
    ///     );
    /// }
    /// ```
    pub fn each<const SLOTS: usize>(self, rule: impl Fn(&mut T, T, [&mut T; SLOTS])) {
        let remembered = self.slots.len();
        let Ok(slots) = <&mut [&mut [T]; SLOTS]>::try_from(self.slots) else {
            let allowed =
                format!("the rule that the optimizer gives to `Step::each` takes {SLOTS}; let `slots` give as many");
            self.scratch.refusal = Some(Error::argument("slots", remembered, &allowed));
            return;
        };
        let slots = slots.each_mut().map(|slot| &mut **slot);
        kernels::each(self.parameters, self.gradients, slots, self.alongside, rule);
    }

    /// The same step, lent to another optimizer with what happens alongside.
    pub fn reborrow(&mut self) -> Step<'_, 'slots, T> {
        Step {
            parameters: &mut *self.parameters,
            gradients: self.gradients,
            slots: &mut *self.slots,
            iteration: self.iteration,
            path: self.path,
            sizes: self.sizes,
            scratch: &mut *self.scratch,
            alongside: std::mem::take(&mut self.alongside),
        }
    }
}

/// All parameters and their gradients before a step.
#[derive(Debug)]
pub struct Whole<'a, 'slots, T> {
    /// The parameters, to be changed.
    pub parameters: &'a mut [T],
    /// Their gradients, to be changed.
    pub gradients: &'a mut [T],
    /// What the optimizer remembers, as in [`Step`].
    pub slots: &'a mut [&'slots mut [T]],
    /// The tensors that training changes, and where they lie.
    pub tensors: &'a [TensorPlace],
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
