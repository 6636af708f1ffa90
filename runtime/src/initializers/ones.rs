//! `ones`: all ones.

use super::{Fans, Initializer};
use crate::random::Random;

/// 1.
///
/// Source: Keras 3, `keras.initializers.Ones`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(1, kernel_initializer = ones) } }
/// assert_eq!(Net::new(42).parameters().len(), 9);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ones;

impl Initializer for Ones {
    fn fill(&self, _fans: Fans, numbers: &mut [f64], _random: &mut Random) {
        numbers.fill(1.0);
    }
}
