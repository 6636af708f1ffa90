//! `variance_scaling`: as spread as the number of inputs or outputs asks for.

use super::{Fans, Initializer, widened_normal};
use crate::random::Random;

/// Numbers of variance `scale / n`, with n the inputs, the outputs or their mean: what `glorot_…`, `he_…` and `lecun_…` are
/// cases of. Written `variance_scaling(scale = 2.0, mode = fan_avg, distribution = uniform)`.
///
/// Defaults: `scale` 1.0, `mode` `fan_in`, `distribution` `truncated_normal`. Source: Keras 3,
/// `keras.initializers.VarianceScaling`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! {
///     pub Net(x: [8]) -> [2] { x -> Dense(2, kernel_initializer = variance_scaling(mode = fan_out, distribution = uniform)) }
/// }
/// let limit = (3.0_f32 / 2.0).sqrt();
/// assert!(Net::new(42).dense().weights().iter().all(|weight| weight.abs() <= limit));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct VarianceScaling {
    scale: f64,
    mode: Mode,
    distribution: Distribution,
}

/// What the variance is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The number of inputs.
    FanIn,
    /// The number of outputs.
    FanOut,
    /// The mean of both.
    FanAvg,
}

/// How the numbers are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distribution {
    /// Normal, cut off at two standard deviations and widened to the wanted variance.
    TruncatedNormal,
    /// Normal, whole.
    UntruncatedNormal,
    /// Uniform around 0.
    Uniform,
}

impl VarianceScaling {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { scale: 1.0, mode: Mode::FanIn, distribution: Distribution::TruncatedNormal }
    }

    /// What the variance is times the number of inputs or outputs; default 1.0.
    #[must_use]
    pub const fn scale(mut self, scale: f64) -> Self {
        self.scale = scale;
        self
    }

    /// What the variance is divided by; default `fan_in`.
    #[must_use]
    pub const fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// How the numbers are spread; default `truncated_normal`.
    #[must_use]
    pub const fn distribution(mut self, distribution: Distribution) -> Self {
        self.distribution = distribution;
        self
    }
}

impl Default for VarianceScaling {
    fn default() -> Self {
        Self::new()
    }
}

impl Initializer for VarianceScaling {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let (inputs, outputs) = (fans.inputs as f64, fans.outputs as f64);
        let count = match self.mode {
            Mode::FanIn => inputs,
            Mode::FanOut => outputs,
            Mode::FanAvg => f64::midpoint(inputs, outputs),
        };
        let variance = self.scale / count.max(1.0);
        let (deviation, limit) = (variance.sqrt(), (3.0 * variance).sqrt());
        numbers.fill_with(|| match self.distribution {
            Distribution::TruncatedNormal => widened_normal(deviation, random),
            Distribution::UntruncatedNormal => deviation * random.normal(),
            Distribution::Uniform => random.uniform(-limit, limit),
        });
    }
}
