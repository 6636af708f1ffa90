//! `BatchNormalization`: each feature has mean 0 and variance 1 over a batch.

use super::scaling::{Scaling, scaling_options};
use super::{Backward, Forward, Layer, Rule};
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
        let rule = Rule::gives(inputs[0]).keeps(2 * inputs[0].last()).costs(8 * inputs[0].elements());
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
}

impl Default for BatchNormalization {
    fn default() -> Self {
        Self::new()
    }
}

/// The rows of samples that belong to a feature, which has so many. A `step_by` would divide for each feature.
#[inline(always)]
fn rows(count: usize, feature: usize, features: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |row| feature + row * features)
}

/// Of a feature over a batch: of so many numbers, in some rows.
#[inline(always)]
fn mean_and_variance<T: Scalar, R: Iterator<Item = usize>>(
    x: &[T],
    rows: impl Fn() -> R,
    (samples, step): (usize, usize),
    count: T,
) -> (T, T) {
    let (mut sum, mut squares) = (T::ZERO, T::ZERO);
    for row in rows() {
        sum += kernels::sum_of(
            [&x[row * step..][..samples]],
            #[inline(always)]
            |[x]| x,
        );
    }
    let mean = sum / count;
    for row in rows() {
        squares += kernels::sum_of(
            [&x[row * step..][..samples]],
            #[inline(always)]
            |[x]| (x - mean) * (x - mean),
        );
    }
    (mean, squares / count)
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
        let (x, features) = (inputs.get(0), sizes.last());
        let each = sizes.elements() / features.max(1);
        let (trained, state) = parameters.split_at(self.scaling.count(features));
        let count = T::from_f64((samples * each) as f64);
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || {
                for feature in 0..features {
                    let moments = if training {
                        mean_and_variance(x, || rows(each, feature, features), (samples, step), count)
                    } else {
                        (state[feature], state[features + feature])
                    };
                    (kept[feature * step], kept[(features + feature) * step]) = moments;
                    let (mean, scale) = self.moments(moments);
                    let (gamma, beta) = self.scaling.of(trained, feature, features);
                    for row in rows(each, feature, features) {
                        let numbers = output[row * step..][..step].iter_mut().zip(&x[row * step..][..step]);
                        numbers.for_each(|(output, x)| *output = (*x - mean) * scale * gamma + beta);
                    }
                }
            },
        );
    }

    /// In training, with y the gradient times gamma and means over the batch: `s · (y − mean y − x̂ · mean(y · x̂))`; else `s · y`.
    fn backward(&self, mut call: Backward<'_, T>) {
        let (x, gradient, kept, step, samples) =
            (call.inputs.get(0), &*call.gradient, call.kept, call.step, call.samples);
        let features = call.sizes.last();
        let each = call.sizes.elements() / features.max(1);
        let count = T::from_f64((samples * each) as f64);
        let mut target = call.input_gradients.of(0);
        for feature in 0..features {
            let (mean, variance) = (kept[feature * step], kept[(features + feature) * step]);
            let (_, scale) = self.moments((mean, variance));
            let (sum, product) = kernels::vectorized::<T, _>(
                #[inline(always)]
                || {
                    let (mut sum, mut product) = (T::ZERO, T::ZERO);
                    for row in rows(each, feature, features) {
                        let both = [&gradient[row * step..][..samples], &x[row * step..]];
                        sum += kernels::sum_of(
                            both,
                            #[inline(always)]
                            |[gradient, _]| gradient,
                        );
                        product += kernels::sum_of(
                            both,
                            #[inline(always)]
                            |[gradient, x]| gradient * (x - mean) * scale,
                        );
                    }
                    (sum, product)
                },
            );
            let (gamma, _) = self.scaling.of(call.weights.values(), feature, features);
            if let Some(target) = &mut target {
                let (mean_sum, mean_product) =
                    if call.training { (sum / count, product / count) } else { (T::ZERO, T::ZERO) };
                for place in rows(each, feature, features).map(|row| row * step..row * step + samples) {
                    target.part(place.clone()).put_from(
                        [&gradient[place.clone()], &x[place.clone()]],
                        #[inline(always)]
                        move |[gradient, x]| scale * gamma * (gradient - mean_sum - (x - mean) * scale * mean_product),
                    );
                    // Of samples that only fill a register the gradient is 0 and stays so.
                    let others = place.end..place.start + step;
                    target.part(others.clone()).put_all(&gradient[others]);
                }
            }
            if let Some(mut target) = call.weights.target() {
                if self.scaling.scale {
                    target.put(feature, product);
                }
                if self.scaling.center {
                    target.put(self.scaling.count(features) - features + feature, sum);
                }
            }
            if call.training {
                let (stays, comes) = (T::from_f64(self.momentum), T::from_f64(1.0 - self.momentum));
                let state = call.weights.state();
                state[feature] = stays * state[feature] + comes * mean;
                state[features + feature] = stays * state[features + feature] + comes * variance;
            }
        }
    }
}
