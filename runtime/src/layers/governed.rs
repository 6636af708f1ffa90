//! What is asked of one tensor of a layer.

use crate::constraints::AnyConstraint;
use crate::initializers::{Fans, Initializer};
use crate::random::Random;
use crate::regularizers::AnyRegularizer;
use crate::scalar::Scalar;

/// What a tensor costs, and what keeps it within bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governed {
    pub(super) regularizer: Option<&'static dyn AnyRegularizer>,
    pub(super) constraint: Option<&'static dyn AnyConstraint>,
}

impl Governed {
    /// Nothing.
    pub(super) const FREE: Self = Self { regularizer: None, constraint: None };
}

/// Lets an initializer write a tensor.
pub(super) fn fill<T: Scalar>(initializer: &dyn Initializer, fans: Fans, tensor: &mut [T], random: &mut Random) {
    let mut numbers = vec![0.0; tensor.len()];
    initializer.fill(fans, &mut numbers, random);
    for (parameter, number) in tensor.iter_mut().zip(numbers) {
        *parameter = T::from_f64(number);
    }
}
