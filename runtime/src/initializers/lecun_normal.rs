//! `lecun_normal`: normal, for outputs as spread as the inputs.

use super::{Fans, Initializer, widened_normal};
use crate::random::Random;

/// Normal with variance 1 / inputs, cut off at two standard deviations: for `selu`.
///
/// Source: Keras 3, `keras.initializers.LecunNormal`; LeCun et al., 1998.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [2] { x -> Dense(2, selu, kernel_initializer = lecun_normal) } }
/// assert!(Net::new(42).dense().weights().iter().all(|weight| weight.abs() < 1.0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LecunNormal;

impl Initializer for LecunNormal {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let deviation = (1.0 / fans.inputs as f64).sqrt();
        numbers.fill_with(|| widened_normal(deviation, random));
    }
}
