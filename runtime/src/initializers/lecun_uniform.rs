//! `lecun_uniform`: uniform, for outputs as spread as the inputs.

use super::{Fans, Initializer};
use crate::random::Random;

/// Uniform in ±√(3 / inputs): variance 1 / inputs, for `selu`.
///
/// Source: Keras 3, `keras.initializers.LecunUniform`; LeCun et al., 1998.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [2] { x -> Dense(2, selu, kernel_initializer = lecun_uniform) } }
/// assert!(Net::new(42).dense().weights().iter().all(|weight| weight.abs() < 1.0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LecunUniform;

impl Initializer for LecunUniform {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let limit = (3.0 / fans.inputs as f64).sqrt();
        numbers.fill_with(|| random.uniform(-limit, limit));
    }
}
