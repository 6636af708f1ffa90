//! `unit_forget`: the bias of an LSTM, which at first forgets nothing.

use super::{Fans, Initializer};
use crate::random::Random;

/// Zeros, but ones in the second quarter: where the bias of an LSTM's gates (input, forget, candidate, output) has that of the
/// forget gate.
///
/// Source: Keras 3, `unit_forget_bias` of `keras.layers.LSTM`; Jozefowicz et al., 2015.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Gates(x: [1]) -> [8] { x -> Dense(8, bias_initializer = unit_forget) } }
/// assert_eq!(Gates::new(42).dense().bias().as_slice(), [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UnitForget;

impl Initializer for UnitForget {
    fn fill(&self, _fans: Fans, numbers: &mut [f64], _random: &mut Random) {
        let quarter = numbers.len() / 4;
        numbers.fill(0.0);
        numbers[quarter..2 * quarter].fill(1.0);
    }
}
