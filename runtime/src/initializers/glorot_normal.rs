//! `glorot_normal`: normal, for outputs as spread as inputs.

use super::{Fans, Initializer, widened_normal};
use crate::random::Random;

/// Truncated normal with variance 2 / (inputs + outputs).
///
/// Source: Keras 3, `keras.initializers.GlorotNormal`; Glorot and Bengio, 2010.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(1, kernel_initializer = glorot_normal) } }
/// assert_eq!(Net::new(42).parameters().len(), 9);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GlorotNormal;

impl Initializer for GlorotNormal {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let deviation = (2.0 / (fans.inputs + fans.outputs) as f64).sqrt();
        numbers.fill_with(|| widened_normal(deviation, random));
    }
}
