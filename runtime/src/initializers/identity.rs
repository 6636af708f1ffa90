//! `identity`: every output begins as the input of its place.

use super::{Fans, Initializer};
use crate::random::Random;

/// `gain` where input and output have the same place, else 0: `identity(gain = 0.5)`.
///
/// Default: `gain` 1.0. Source: Keras 3, `keras.initializers.Identity`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [3]) -> [3] { x -> Dense(3, kernel_initializer = identity) } }
/// assert!(Net::new(42).dense().weights().is_identity(0.0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Identity {
    gain: f64,
}

impl Identity {
    /// With a gain of 1.
    #[must_use]
    pub const fn new() -> Self {
        Self { gain: 1.0 }
    }

    /// What stands on the diagonal; default 1.0.
    #[must_use]
    pub const fn gain(mut self, gain: f64) -> Self {
        self.gain = gain;
        self
    }
}

impl Default for Identity {
    fn default() -> Self {
        Self::new()
    }
}

impl Initializer for Identity {
    fn fill(&self, fans: Fans, numbers: &mut [f64], _random: &mut Random) {
        let outputs = numbers.len() / fans.inputs.max(1);
        numbers.fill(0.0);
        for number in numbers.iter_mut().step_by(outputs + 1).take(fans.inputs.min(outputs)) {
            *number = self.gain;
        }
    }
}
