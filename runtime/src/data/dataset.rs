//! `Dataset`: inputs with their targets.

/// Inputs `x` with their targets `y`, sample by sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset<X, Y> {
    /// The inputs.
    pub x: X,
    /// The targets.
    pub y: Y,
}

/// Data that can be cut in two.
pub trait Split: Sized {
    /// The first `index` samples, and the rest; all and nothing if there are fewer.
    #[must_use]
    fn split_at(self, index: usize) -> (Self, Self);
}

impl<X: Split, Y: Split> Dataset<X, Y> {
    /// The first `index` samples, and the rest; all and nothing if there are fewer.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let all = Dataset { x: Batch::from([[1.0_f32], [2.0], [3.0]]), y: Labels::<2>::new([0, 1, 0])? };
    /// let (valid, train) = all.split_at(1);
    /// assert_eq!((valid.x.len(), train.y.len()), (1, 2));
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    #[must_use]
    pub fn split_at(self, index: usize) -> (Self, Self) {
        let (x, x_rest) = self.x.split_at(index);
        let (y, y_rest) = self.y.split_at(index);
        (Self { x, y }, Self { x: x_rest, y: y_rest })
    }
}
