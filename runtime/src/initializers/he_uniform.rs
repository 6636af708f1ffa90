//! `he_uniform`: uniform, for units that answer only above 0.

use super::{Fans, Initializer};
use crate::random::Random;

/// Uniform in ±√(6 / inputs).
///
/// Source: Keras 3, `keras.initializers.HeUniform`; He et al., 2015.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(1, kernel_initializer = he_uniform) } }
/// assert_eq!(Net::new(42).parameters().len(), 9);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HeUniform;

impl Initializer for HeUniform {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let limit = (6.0 / fans.inputs as f64).sqrt();
        numbers.fill_with(|| random.uniform(-limit, limit));
    }
}
