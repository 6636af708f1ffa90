//! `constant`: one number everywhere.

use super::{Fans, Initializer};
use crate::random::Random;

/// The same number for each parameter: `constant(0.1)`.
///
/// Source: Keras 3, `keras.initializers.Constant`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [2] { x -> Dense(2, bias_initializer = constant(0.5)) } }
/// assert_eq!(Net::new(42).dense().bias().as_slice(), [0.5, 0.5]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Constant {
    value: f64,
}

impl Constant {
    /// This number.
    #[must_use]
    pub const fn new(value: f64) -> Self {
        Self { value }
    }
}

impl Initializer for Constant {
    fn fill(&self, _fans: Fans, numbers: &mut [f64], _random: &mut Random) {
        numbers.fill(self.value);
    }
}
