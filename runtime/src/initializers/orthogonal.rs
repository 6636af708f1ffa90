//! `orthogonal`: rows or columns of length 1 that are at right angles to each other.

use nalgebra::DMatrix;

use super::{Fans, Initializer};
use crate::random::Random;

/// A random orthogonal matrix: its columns are at right angles and have length 1, or its rows where it is wider than high. What
/// flows round and round in a recurrent network neither grows nor fades at first. `orthogonal(gain = 0.5)` makes the lengths 0.5.
///
/// The Q of a QR decomposition of normal numbers, its signs those of R's diagonal made positive. Source: Keras 3,
/// `keras.initializers.Orthogonal`; Saxe et al., 2014.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Turn(x: [3]) -> [3] { x -> Dense(3, kernel_initializer = orthogonal) } }
/// let model = Turn::<f64>::new(42);
/// let weights = model.dense().weights().into_owned();
/// assert!((weights * weights.transpose()).is_identity(1e-12));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Orthogonal {
    gain: f64,
}

impl Orthogonal {
    /// With a gain of 1.
    #[must_use]
    pub const fn new() -> Self {
        Self { gain: 1.0 }
    }

    /// What the lengths are; default 1.0.
    #[must_use]
    pub const fn gain(mut self, gain: f64) -> Self {
        self.gain = gain;
        self
    }
}

impl Default for Orthogonal {
    fn default() -> Self {
        Self::new()
    }
}

impl Initializer for Orthogonal {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let (inputs, outputs) = (fans.inputs, numbers.len() / fans.inputs.max(1));
        let (high, wide) = (inputs.max(outputs), inputs.min(outputs));
        let normal = DMatrix::from_fn(high, wide, |_, _| random.normal());
        let decomposed = normal.qr();
        let signs = decomposed.r().diagonal().map(f64::signum);
        let mut orthogonal = decomposed.q();
        for (mut column, sign) in orthogonal.column_iter_mut().zip(&signs) {
            column *= *sign * self.gain;
        }
        for (place, number) in numbers.iter_mut().enumerate() {
            let (input, output) = (place / outputs, place % outputs);
            *number = if inputs >= outputs { orthogonal[(input, output)] } else { orthogonal[(output, input)] };
        }
    }
}
