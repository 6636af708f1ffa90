//! `Split`: data that can be cut, chosen from and put together.

use crate::error::Result;

/// Data whose samples can be cut in two, chosen, and put behind others: batches, labels, and tuples of them for networks of several inputs or outputs.
pub trait Split: Sized {
    /// How many samples there are.
    fn count(&self) -> usize;

    /// The first `index` samples, and the rest; all and nothing if there are fewer.
    #[must_use]
    fn split_at(self, index: usize) -> (Self, Self);

    /// Copies of the samples of these numbers, in this order; one may be chosen more than once. For batches and folds of one's own.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let x = Batch::from([[0.0_f32], [1.0], [2.0]]);
    /// assert_eq!(x.select(&[2, 0, 2])?, Batch::from([[2.0], [0.0], [2.0]]));
    /// let error = x.select(&[0, 3]).unwrap_err();
    /// assert_eq!(error.to_string(), "`samples` is 3, but it must be below 3, the number of samples");
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Argument`](crate::Error::Argument) if there is no sample of a number.
    fn select(&self, samples: &[usize]) -> Result<Self>;

    /// Copies of these samples and, behind them, of others.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let (real, fake) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[2.0_f32]]));
    /// assert_eq!(real.concat(&fake)?, Batch::from([[0.0], [1.0], [2.0]]));
    /// assert_eq!(Labels::<2>::new([1, 1])?.concat(&Labels::new([0])?)?, Labels::new([1, 1, 0])?);
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Argument`](crate::Error::Argument) if bytes stand for other numbers than those of the others.
    fn concat(&self, others: &Self) -> Result<Self>;
}

macro_rules! split_tuples {
    ($($name:ident)+) => { split_tuples!(@ [$($name)+] [0 1 2 3 4 5 6 7 8 9 10 11] []); };
    (@ [$name:ident $($names:ident)*] [$place:tt $($places:tt)*] [$($done:tt)*]) => {
        split_tuples!(@ [$($names)*] [$($places)*] [$($done)* ($name $place)]);
    };
    (@ [] $places:tt [$(($name:ident $place:tt))+]) => {
        impl<$($name: Split),+> Split for ($($name,)+) {
            /// How many samples the first has.
            fn count(&self) -> usize {
                self.0.count()
            }

            fn split_at(self, index: usize) -> (Self, Self) {
                let parts = ($(self.$place.split_at(index),)+);
                (($(parts.$place.0,)+), ($(parts.$place.1,)+))
            }

            fn select(&self, samples: &[usize]) -> Result<Self> {
                Ok(($(self.$place.select(samples)?,)+))
            }

            fn concat(&self, others: &Self) -> Result<Self> {
                Ok(($(self.$place.concat(&others.$place)?,)+))
            }
        }
    };
}
crate::tuples::for_each_tuple!(split_tuples);
