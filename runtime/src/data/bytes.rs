//! `Bytes`: samples kept as bytes, for images that fill the memory as floats.

use std::fmt;
use std::marker::PhantomData;
use std::ops::RangeBounds;

use super::batch::within;
use super::{Batch, Split};
use crate::error::{Error, Result};
use crate::kernels;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Samples of the shape `S`, each number a byte times [`scale`](Self::scale): a quarter of the memory of a
/// [`Batch`], and taken wherever one is, as inputs and as targets. A step turns into floats what it gathers.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(image: [2, 2]) -> [2] { image -> Flatten -> Dense(2, softmax) } }
/// let images = Bytes::<shape![2, 2]>::new(vec![0, 51, 102, 255, 255, 0, 0, 0])?;
/// assert_eq!(images.to_batch::<f32>().sample(0), [0.0, 0.2, 0.4, 1.0]);
///
/// let mut model = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, Accuracy);
/// model.fit(&images, &Labels::new([0, 1])?).verbose(false).run()?;
/// assert_eq!(model.predict(&images), model.predict(&images.to_batch()));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Bytes<S> {
    numbers: Vec<u8>,
    scale: f64,
    shape: PhantomData<S>,
}

impl<S: Shape> Bytes<S> {
    /// Samples from their bytes, sample after sample, the last axis of each fastest. Bytes stand for numbers from 0 to 1.
    ///
    /// # Errors
    ///
    /// [`Error::WholeSamples`] if the bytes do not make whole samples.
    pub fn new(bytes: Vec<u8>) -> Result<Self> {
        let elements = S::SIZES.elements();
        if elements == 0 || !bytes.len().is_multiple_of(elements) {
            return Err(Error::WholeSamples { count: bytes.len(), sizes: S::SIZES, elements });
        }
        Ok(Self { numbers: bytes, scale: 1.0 / 255.0, shape: PhantomData })
    }

    /// What a byte of 1 stands for; default 1/255.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if it is not finite.
    pub fn scale(mut self, scale: f64) -> Result<Self> {
        if !scale.is_finite() {
            return Err(Error::argument("scale", scale, "it must be finite"));
        }
        self.scale = scale;
        Ok(self)
    }

    /// How many samples there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len() / S::SIZES.elements().max(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The bytes of one sample; none if there is no such sample.
    #[must_use]
    pub fn sample(&self, index: usize) -> &[u8] {
        let elements = S::SIZES.elements();
        let start = index.saturating_mul(elements);
        self.numbers.get(start..start.saturating_add(elements)).unwrap_or_default()
    }

    /// All bytes, sample after sample.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.numbers
    }

    /// A copy of some samples: those of the range that there are.
    #[must_use]
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Self {
        let elements = S::SIZES.elements();
        let range = within(range, self.len());
        let bytes = self.numbers[range.start * elements..range.end * elements].to_vec();
        Self { numbers: bytes, ..*self }
    }

    /// The same samples as floats.
    #[must_use]
    pub fn to_batch<T: Scalar>(&self) -> Batch<S, T> {
        let mut numbers = vec![T::ZERO; self.numbers.len()];
        kernels::scale_bytes(&self.numbers, self.scale, &mut numbers);
        Batch::of(numbers)
    }

    /// What a byte of 1 stands for, and how many bytes a sample has.
    pub(super) fn parts(&self) -> (&[u8], f64, usize) {
        (&self.numbers, self.scale, S::SIZES.elements())
    }
}

impl<S: Shape> Split for Bytes<S> {
    fn count(&self) -> usize {
        self.len()
    }

    fn select(&self, samples: &[usize]) -> Result<Self> {
        Ok(Self { numbers: super::selected(&self.numbers, S::SIZES.elements(), samples)?, ..*self })
    }

    fn concat(&self, others: &Self) -> Result<Self> {
        if self.scale != others.scale {
            let allowed = format!("these samples have {}; bring both to one with `to_batch` first", self.scale);
            return Err(Error::argument("scale", others.scale, &allowed));
        }
        Ok(Self { numbers: [self.as_slice(), others.as_slice()].concat(), ..*self })
    }

    fn split_at(self, index: usize) -> (Self, Self) {
        let start = index.min(self.len()) * S::SIZES.elements();
        let Self { numbers: bytes, scale, .. } = self;
        let (first, rest) = super::cut(bytes, start);
        let with = |bytes| Self { numbers: bytes, scale, shape: PhantomData };
        (with(first), with(rest))
    }
}

impl<S: Shape> fmt::Debug for Bytes<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 8;
        write!(formatter, "{} × {} bytes × {} ", self.len(), S::SIZES, self.scale)?;
        formatter.debug_list().entries(self.numbers.iter().take(SHOWN)).finish()?;
        formatter.write_str(if self.numbers.len() > SHOWN { " …" } else { "" })
    }
}
