//! A part of a value along its leading axis: `x[0..4]`, `image[3]`.

use super::{Backward, Forward, Layer, Refusal, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// The places from `first` to below `end` along the leading axis: `x[0..4]` of `[10]` is `[4]`, `image[7..21]` of `[28, 28]` is
/// `[14, 28]`; a single row, `image[3]`, is `[28]`. It costs nothing: the part is another view of the same numbers.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Halves(x: [6]) -> [3] { x[0..3] * x[3..6] } }
/// let x = Batch::from([[1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0]]);
/// assert_eq!(Halves::new(0).predict(&x).sample(0), [4.0, 10.0, 18.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Slice {
    first: usize,
    end: Option<usize>,
    is_row: bool,
}

impl Slice {
    /// From `first` to below `end`; to the end of the axis if there is none.
    #[must_use]
    pub const fn new(first: usize, end: Option<usize>) -> Self {
        Self { first, end, is_row: false }
    }

    /// The single row at a place.
    #[must_use]
    pub const fn row(place: usize) -> Self {
        Self { first: place, end: Some(place.saturating_add(1)), is_row: true }
    }

    /// The part's shape; refuses what is not within the leading axis, and nothing at all.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let (whole, first) = (inputs[0].axis(0), self.first);
        let end = match self.end {
            Some(end) => end,
            None => whole,
        };
        let fits = first < end && end <= whole;
        let count = if first < end { end - first } else { 1 };
        let output = if self.is_row { inputs[0].row() } else { inputs[0].with_first(count) };
        let view = if fits { first * inputs[0].row().elements() } else { 0 };
        let refusal = Refusal::new("asks for ").number(first).text("..").number(end);
        Rule::gives(output)
            .views(view)
            .refuse_unless(
                first < end || end > whole,
                refusal.text(", which is nothing; a slice goes from a place to a later one, as in `x[0..4]`"),
            )
            .refuse_unless(
                fits,
                refusal.text(" along the leading axis, but ").feeds(0).text("; stay within its ").number(whole),
            )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Slice {
    type Kind = Logits;

    fn forward(&self, _call: Forward<'_, T>) {}

    fn backward(&self, _call: Backward<'_, T>) {}
}
