//! `zeros`: all zeros.

use super::{Fans, Initializer};
use crate::random::Random;

/// 0: the default of `Dense`'s bias.
///
/// Source: Keras 3, `keras.initializers.Zeros`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(1, kernel_initializer = zeros) } }
/// assert_eq!(Net::new(42).parameters().len(), 9);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Zeros;

impl Initializer for Zeros {
    fn fill(&self, _fans: Fans, numbers: &mut [f64], _random: &mut Random) {
        numbers.fill(0.0);
    }
}
