//! A shape as a value, for constants and tables.

use std::fmt;

/// The sizes of up to three axes: a shape as a value, usable in constants.
///
/// ```
/// use neurotype::Sizes;
///
/// const IMAGE: Sizes = Sizes::new(&[28, 28]);
/// assert_eq!(IMAGE.elements(), 784);
/// assert_eq!(IMAGE.to_string(), "[28, 28]");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sizes {
    rank: usize,
    axes: [usize; Self::MOST_AXES],
    /// What indices stay below; none for numbers.
    below: Option<usize>,
}

impl Sizes {
    /// The highest rank there is.
    pub const MOST_AXES: usize = 3;

    /// The shape with these axes, the last one fastest. Of more than three only the first three are kept: shape rules are
    /// total, and [`network!`](crate::network!) refuses to write such a shape.
    #[must_use]
    pub const fn new(sizes: &[usize]) -> Self {
        let mut axes = [1; Self::MOST_AXES];
        let mut rank = 0;
        while rank < sizes.len() && rank < Self::MOST_AXES {
            axes[rank] = sizes[rank];
            rank += 1;
        }
        Self { rank, axes, below: None }
    }

    /// The same shape of indices, which stay below a bound, in place of numbers.
    #[must_use]
    pub const fn below(mut self, bound: usize) -> Self {
        self.below = Some(bound);
        self
    }

    /// The bound that indices stay below; none for numbers.
    #[must_use]
    pub const fn bound(self) -> Option<usize> {
        self.below
    }

    /// The same shape of numbers.
    pub(crate) const fn of_numbers(mut self) -> Self {
        self.below = None;
        self
    }

    /// How many axes there are.
    #[must_use]
    pub const fn rank(self) -> usize {
        self.rank
    }

    /// The size of one axis; 1 for an axis that is not there.
    #[must_use]
    pub const fn axis(self, index: usize) -> usize {
        if index < self.rank { self.axes[index] } else { 1 }
    }

    /// The size of the last axis.
    #[must_use]
    pub const fn last(self) -> usize {
        self.axis(self.rank.saturating_sub(1))
    }

    /// How many numbers a sample of this shape has.
    #[must_use]
    pub const fn elements(self) -> usize {
        self.axes[0] * self.axes[1] * self.axes[2]
    }

    /// Whether both have the same axes.
    #[must_use]
    pub const fn equals(self, other: Self) -> bool {
        self.rank == other.rank
            && self.axes[0] == other.axes[0]
            && self.axes[1] == other.axes[1]
            && self.axes[2] == other.axes[2]
            && match (self.below, other.below) {
                (None, None) => true,
                (Some(one), Some(other)) => one == other,
                _ => false,
            }
    }

    /// The same shape with another last axis.
    #[must_use]
    pub const fn with_last(mut self, size: usize) -> Self {
        if self.rank > 0 {
            self.axes[self.rank - 1] = size;
        }
        self
    }

    /// The shape of one row along the leading axis: `[28, 28]` to `[28]`, `[28]` to `[1]`.
    #[must_use]
    pub const fn row(self) -> Self {
        let mut row = match self.rank {
            0 | 1 => Self::new(&[1]),
            2 => Self::new(&[self.axes[1]]),
            _ => Self::new(&[self.axes[1], self.axes[2]]),
        };
        row.below = self.below;
        row
    }

    /// The shape of so many of this one after another: `[28]` to `[28, 28]`.
    #[must_use]
    pub const fn stacked(self, count: usize) -> Self {
        match self.rank {
            0 => Self::new(&[count]),
            1 => Self::new(&[count, self.axes[0]]),
            _ => Self::new(&[count, self.axes[0], self.axes[1]]),
        }
    }

    /// The same shape with another leading axis.
    #[must_use]
    pub const fn with_first(mut self, size: usize) -> Self {
        if self.rank > 0 {
            self.axes[0] = size;
        }
        self
    }

    /// The axes as a slice.
    #[must_use]
    pub const fn as_slice(&self) -> &[usize] {
        self.axes.split_at(self.rank).0
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let axes: Vec<_> = self.as_slice().iter().map(usize::to_string).collect();
        match self.below {
            None => formatter.pad(&format!("[{}]", axes.join(", "))),
            Some(below) => formatter.pad(&format!("[0..{below}; {}]", axes.join(", "))),
        }
    }
}

impl fmt::Debug for Sizes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::Sizes;

    #[test]
    fn an_axis_that_is_not_there_counts_as_one() {
        let row = Sizes::new(&[7]);
        assert_eq!((row.rank(), row.axis(0), row.axis(2), row.elements()), (1, 7, 1, 7));
        assert_eq!(row.last(), 7);
    }

    #[test]
    fn shapes_of_the_same_count_differ_by_their_axes() {
        assert!(!Sizes::new(&[4, 1]).equals(Sizes::new(&[4])));
        assert!(Sizes::new(&[2, 3]).equals(Sizes::new(&[2, 4]).with_last(3)));
    }
}
