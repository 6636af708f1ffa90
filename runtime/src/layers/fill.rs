//! A value that is one number everywhere: `let mut h: [30] = 0.0;`.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// One number everywhere, in a shape of its own; nothing flows in. Written as a number where a shape is declared:
/// `let mut h: [30] = 0.0;`, for the state in which a recurrent network begins.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! {
///     pub Sum(rows: [4, 3]) -> [3] {
///         let mut sum: [3] = 0.0;
///         for row in rows { sum = sum + row; }
///         sum
///     }
/// }
/// let rows = Batch::from([[[1.0_f32, 2.0, 3.0]; 4]]);
/// assert_eq!(Sum::new(0).predict(&rows).sample(0), [4.0, 8.0, 12.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Fill {
    number: f64,
    sizes: Sizes,
}

impl Fill {
    /// This number in this shape.
    #[must_use]
    pub const fn new(number: f64, sizes: Sizes) -> Self {
        Self { number, sizes }
    }

    /// The shape it was given.
    pub const fn rule(&self, _inputs: &[Sizes]) -> Rule {
        Rule::gives(self.sizes)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Fill {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        call.output.fill(T::from_f64(self.number));
    }

    fn backward(&self, _call: Backward<'_, T>) {}
}
