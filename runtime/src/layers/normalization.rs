//! `Normalization`: features brought to mean 0 and variance 1 by numbers that data have told.

use nalgebra::Const;

use super::{Backward, Forward, HandleMut, Layer, Rule};
use crate::data::Batch;
use crate::error::{Error, Result};
use crate::outputs::Logits;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::{Rank1, Refusal, Sizes};

/// `(x − mean) / max(√variance, 10⁻⁷)` for each feature, with a mean and a variance that are not trained, but told by data:
/// `model.normalization_mut().adapt(&x)`. With `invert = true` the way back, `mean + x · max(√variance, 10⁻⁷)`. The shape `[N]` stays.
///
/// Before that, or without data, they are the arguments `mean` 0.0 and `variance` 1.0. Both are state: saved with the model. Source:
/// Keras 3, `keras.layers.Normalization`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> Normalization } }
/// let x = Batch::from([[1.0_f32, 10.0], [3.0, 30.0]]);
/// let mut model = Net::new(42);
/// model.normalization_mut().adapt(&x)?;
/// assert_eq!(model.predict(&x).as_slice(), [-1.0, -1.0, 1.0, 1.0]);
/// assert_eq!((Net::PARAMETERS, Net::TRAINABLE), (4, 0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Normalization {
    mean: f64,
    variance: f64,
    invert: bool,
}

/// Keras's `epsilon()`.
const EPSILON: f64 = 1e-7;

impl Normalization {
    /// With a mean of 0 and a variance of 1.
    #[must_use]
    pub const fn new() -> Self {
        Self { mean: 0.0, variance: 1.0, invert: false }
    }

    /// The mean of each feature before data tell another; default 0.0.
    #[must_use]
    pub const fn mean(mut self, mean: f64) -> Self {
        self.mean = mean;
        self
    }

    /// The variance of each feature before data tell another; default 1.0.
    #[must_use]
    pub const fn variance(mut self, variance: f64) -> Self {
        self.variance = variance;
        self
    }

    /// Whether it goes the way back; default `false`.
    #[must_use]
    pub const fn invert(mut self, invert: bool) -> Self {
        self.invert = invert;
        self
    }

    /// The shape of the input, with the state `mean` and `variance`. Refuses an input that is not one row of numbers, and a
    /// variance below 0.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let features = Sizes::new(&[inputs[0].elements()]);
        Rule::gives(inputs[0])
            .with_state("mean", features)
            .with_state("variance", features)
            .costs(2 * inputs[0].elements())
            .refuse_unless(inputs[0].rank() == 1, Refusal::wants_one_row(inputs[0]))
            .refuse_unless(self.variance >= 0.0, Refusal::new("has a variance below 0"))
    }

    /// A factor and a summand for a feature: what it is times x.
    fn line<T: Scalar>(&self, state: &[T], feature: usize) -> (T, T) {
        let (mean, variance) = (state[feature], state[state.len() / 2 + feature]);
        let deviation = variance.sqrt().larger(T::from_f64(EPSILON));
        if self.invert { (deviation, mean) } else { (T::ONE / deviation, -mean / deviation) }
    }
}

impl Default for Normalization {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Normalization {
    type Kind = Logits;

    fn initialize(&self, _inputs: &[Sizes], parameters: &mut [T], _random: &mut Random) {
        let (means, variances) = parameters.split_at_mut(parameters.len() / 2);
        means.fill(T::from_f64(self.mean));
        variances.fill(T::from_f64(self.variance));
    }

    fn forward(&self, call: Forward<'_, T>) {
        let rows = call.output.chunks_exact_mut(call.step).zip(call.inputs.get(0).chunks_exact(call.step));
        for (feature, (output, x)) in rows.enumerate() {
            let (factor, summand) = self.line(call.parameters, feature);
            output.iter_mut().zip(x).for_each(|(output, x)| *output = *x * factor + summand);
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (gradient, step) = (&*call.gradient, call.step);
        if let Some(mut target) = call.input_gradients.of(0) {
            for (feature, gradient) in gradient.chunks_exact(step).enumerate() {
                let (factor, _) = self.line(call.weights.values(), feature);
                target.part(feature * step..(feature + 1) * step).put_from(
                    [gradient],
                    #[inline(always)]
                    move |[gradient]| factor * gradient,
                );
            }
        }
    }
}

impl<T: Scalar, Out, const N: usize> HandleMut<'_, Normalization, T, Const<N>, Out> {
    /// Takes mean and variance of each feature from data, in place of those before.
    ///
    /// # Errors
    ///
    /// [`Error::NoSamples`] if there are no samples, [`Error::NotFinite`] if a number is not finite; nothing is changed then.
    pub fn adapt(&mut self, x: &Batch<Rank1<N>, T>) -> Result<()> {
        let argument = || "`x`".to_owned();
        if x.is_empty() {
            return Err(Error::NoSamples { argument: argument() });
        }
        if let Some(place) = crate::kernels::first_not_finite(x.as_slice()) {
            let value = x.as_slice()[place].to_f64();
            return Err(Error::NotFinite { argument: argument(), sample: place / N, position: place % N, value });
        }
        let count = x.len() as f64;
        for feature in 0..N {
            let numbers = || x.samples().map(|sample| sample[feature].to_f64());
            let mean = numbers().sum::<f64>() / count;
            let variance = numbers().map(|number| (number - mean).powi(2)).sum::<f64>() / count;
            self.parameters[feature] = T::from_f64(mean);
            self.parameters[N + feature] = T::from_f64(variance);
        }
        Ok(())
    }
}
