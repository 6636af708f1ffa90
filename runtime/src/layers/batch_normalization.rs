//! `BatchNormalization`: each feature has mean 0 and variance 1 over a batch.

use super::features::Features;
use super::scaling::{Scaling, scaling_options};
use super::{Backward, Forward, Layer, Rule, Target};
use crate::kernels;
use crate::outputs::Logits;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// `gamma · (x − mean) / √(variance + ε) + beta`, with mean and variance of each feature of the last axis; the shape stays.
///
/// In a training step they are those of the batch, and `moving_mean` and `moving_variance` go `1 − momentum` of the way to them. In a
/// prediction, in an evaluation, and where the layer is frozen, they are the moving ones.
///
/// Arguments: `momentum` 0.99, `epsilon` 0.001, `center` and `scale` true, `gamma_initializer` `ones`, `beta_initializer` `zeros`, a
/// regularizer and a constraint for each, `trainable`. Parameters: `gamma` and `beta`, then `moving_mean` and `moving_variance`, which are
/// state: saved, but not trained. Source: Keras 3, `keras.layers.BatchNormalization`; Ioffe and Szegedy, 2015.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [1] { x -> BatchNormalization -> Dense(1) } }
/// assert_eq!((Net::PARAMETERS, Net::TRAINABLE), (11, 7));
/// let (x, y) = (Batch::from([[1.0_f32, 10.0], [3.0, 30.0]]), Batch::from([[0.0_f32], [1.0]]));
/// let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// let means = model.batch_normalization().tensor("moving_mean").unwrap_or_default();
/// assert!((means[0] - 0.02).abs() < 1e-6 && (means[1] - 0.2).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct BatchNormalization {
    momentum: f64,
    epsilon: f64,
    scaling: Scaling,
}

impl BatchNormalization {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { momentum: 0.99, epsilon: 1e-3, scaling: Scaling::BOTH }
    }

    /// How much of the moving mean and variance stays in a step; default 0.99.
    #[must_use]
    pub const fn momentum(mut self, momentum: f64) -> Self {
        self.momentum = momentum;
        self
    }

    /// What keeps the division from 0; default 0.001.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }

    scaling_options!();

    /// The shape of the input, with `gamma`, `beta`, `moving_mean` and `moving_variance`; keeps two numbers a feature. Refuses a momentum
    /// outside `0.0..=1.0` and an epsilon that is negative or not finite.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let features = Sizes::new(&[inputs[0].last()]);
        let rule =
            Rule::gives(inputs[0]).keeps(2 * inputs[0].last()).costs(8 * inputs[0].elements()).forgets_output(true);
        self.scaling
            .tensors(rule, inputs[0].last())
            .with_state("moving_mean", features)
            .with_state("moving_variance", features)
            .trainable(self.scaling.trainable)
            .refuse_unless(
                self.momentum >= 0.0 && self.momentum <= 1.0,
                Refusal::new("has a `momentum` that is not from 0.0 to 1.0; write for instance `momentum = 0.99`"),
            )
            .refuse_unless(
                self.epsilon >= 0.0 && self.epsilon < f64::INFINITY,
                Refusal::new("has an `epsilon` that is negative or not finite; write for instance `epsilon = 0.001`"),
            )
    }

    /// The mean of a feature, and the root of its variance by which it is divided.
    fn moments<T: Scalar>(&self, (mean, variance): (T, T)) -> (T, T) {
        (mean, T::ONE / (variance + T::from_f64(self.epsilon)).sqrt())
    }

    /// Lets the moving means and variances go some of the way to those of a batch, which were kept of it.
    fn follow<T: Scalar>(&self, state: &mut [T], kept: &[T], step: usize) {
        let (stays, comes) = (T::from_f64(self.momentum), T::from_f64(1.0 - self.momentum));
        let (means, variances) = state.split_at_mut(state.len() / 2);
        for (feature, kept) in kept.chunks_exact(2 * step).enumerate() {
            means[feature] = stays * means[feature] + comes * kept[0];
            variances[feature] = stays * variances[feature] + comes * kept[step];
        }
    }
}

impl Default for BatchNormalization {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for BatchNormalization {
    type Kind = Logits;

    fn initialize(&self, inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        let features = inputs[0].last();
        self.scaling.initialize(parameters, features, random);
        let variances = parameters.len() - features;
        parameters[variances..].fill(T::ONE);
    }

    fn forward(&self, call: Forward<'_, T>) {
        let Forward { inputs, parameters, output, kept, sizes, samples, step, training, .. } = call;
        let (x, features) = (inputs.get(0), Features::of(sizes, (samples, step)));
        let (trained, state) = parameters.split_at(self.scaling.count(features.count));
        features.share([(output, step), (kept, 2 * step)], |some, [output, kept]| {
            kernels::vectorized::<T, _>(
                #[inline(always)]
                || {
                    for (feature, kept) in some.clone().zip(kept.chunks_exact_mut(2 * step)) {
                        let moments = if training {
                            features.moments(x, feature)
                        } else {
                            (state[feature], state[features.count + feature])
                        };
                        (kept[0], kept[step]) = moments;
                        let (mean, scale) = self.moments(moments);
                        let (gamma, beta) = self.scaling.of(trained, feature, features.count);
                        for row in features.rows(feature) {
                            let (x, output) = (&x[row * step..], &mut output[(row - some.start) * step..]);
                            let numbers = output[..step].iter_mut().zip(&x[..step]);
                            numbers.for_each(|(output, x)| *output = (*x - mean) * scale * gamma + beta);
                        }
                    }
                },
            );
        });
    }

    fn backward(&self, call: Backward<'_, T>) {
        let Backward {
            inputs,
            mut weights,
            kept,
            gradient,
            mut input_gradients,
            sizes,
            samples,
            step,
            training,
            scratch,
            ..
        } = call;
        let (x, gradient, features) = (inputs.get(0), &*gradient, Features::of(sizes, (samples, step)));
        let sums = scratch.room(2 * features.count);
        let (numbers, adds, factor) = input_gradients.of(0).map_or((&mut [][..], false, T::ZERO), Target::into_parts);
        let width = if numbers.is_empty() { 0 } else { step };
        let values = weights.values();
        features.share([(numbers, width), (&mut *sums, 2)], |some, [numbers, sums]| {
            let mut target = Target::new(numbers, adds, factor);
            for (feature, sums) in some.clone().zip(sums.chunks_exact_mut(2)) {
                let kept = &kept[feature * 2 * step..];
                let moments = self.moments((kept[0], kept[step]));
                let both = features.sums((gradient, x), feature, moments);
                sums.copy_from_slice(&both);
                if width > 0 {
                    let (gamma, _) = self.scaling.of(values, feature, features.count);
                    let means = if training { both.map(|sum| sum / features.numbers()) } else { [T::ZERO; 2] };
                    features.pass_back(&mut target, (gradient, x), (feature, some.start), (moments, gamma, means));
                }
            }
        });
        if let Some(mut target) = weights.target() {
            for (feature, sums) in sums.chunks_exact(2).enumerate() {
                self.scaling.put(&mut target, feature, features.count, (sums[1], sums[0]));
            }
        }
        if training {
            self.follow(weights.state(), kept, step);
        }
    }
}
