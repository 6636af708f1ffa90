//! `he_normal`: normal, for units that answer only above 0.

use super::{Fans, Initializer, widened_normal};
use crate::random::Random;

/// Truncated normal with variance 2 / inputs.
///
/// Source: Keras 3, `keras.initializers.HeNormal`; He et al., 2015.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(1, kernel_initializer = he_normal) } }
/// assert_eq!(Net::new(42).parameters().len(), 9);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HeNormal;

impl Initializer for HeNormal {
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random) {
        let deviation = (2.0 / fans.inputs as f64).sqrt();
        numbers.fill_with(|| widened_normal(deviation, random));
    }
}
