//! `glorot_uniform`: uniform, for outputs as spread as inputs.

use super::{Fans, Initializer};
use crate::random::Random;

/// Uniform in ±√(6 / (inputs + outputs)): the default of `Dense`'s kernel.
///
/// Source: Keras 3, `keras.initializers.GlorotUniform`; Glorot and Bengio, 2010.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(1, kernel_initializer = glorot_uniform) } }
/// assert_eq!(Net::new(42).parameters().len(), 9);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GlorotUniform;

impl Initializer for GlorotUniform {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let limit = (6.0 / (fans.inputs + fans.outputs) as f64).sqrt();
        numbers.fill_with(|| random.uniform(-limit, limit));
    }
}
