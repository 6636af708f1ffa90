//! Batches as text: a line a sample, or in short.

use std::fmt;

use super::Batch;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// So many numbers are shown of a batch in short.
const IN_SHORT: usize = 8;

/// So many samples are shown, and so many numbers of each.
const SAMPLES: usize = 20;
const NUMBERS: usize = 16;

/// In short: `2 × [3] [0.1, 0.2, …`.
impl<S: Shape, T: Scalar> fmt::Debug for Batch<S, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} × {} ", self.len(), S::SIZES)?;
        formatter.debug_list().entries(self.as_slice().iter().take(IN_SHORT)).finish()?;
        formatter.write_str(if self.as_slice().len() > IN_SHORT { " …" } else { "" })
    }
}

/// A line a sample, its numbers in the order in which they lie; `{:.2}` rounds them. Of more than 20 samples, or 16 numbers, the first.
impl<S: Shape, T: Scalar> fmt::Display for Batch<S, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, sample) in self.samples().take(SAMPLES).enumerate() {
            formatter.write_str(if index == 0 { "[" } else { "\n[" })?;
            for (place, number) in sample.iter().take(NUMBERS).enumerate() {
                formatter.write_str(if place == 0 { "" } else { ", " })?;
                fmt::Display::fmt(number, formatter)?;
            }
            formatter.write_str(if sample.len() > NUMBERS { ", …]" } else { "]" })?;
        }
        match self.len().saturating_sub(SAMPLES) {
            0 => Ok(()),
            more => write!(formatter, "\n… {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::{Rank1, Rank2};

    #[test]
    fn long_batches_and_samples_show_their_beginning() {
        let many: Batch<Rank1<1>> = Batch::of((0_u8..23).map(f32::from).collect());
        let text = many.to_string();
        assert_eq!((text.lines().next(), text.lines().last()), (Some("[0]"), Some("… 3 more")));
        let image: Batch<Rank2<4, 5>> = Batch::of(vec![0.25; 20]);
        assert_eq!(format!("{image:.1}"), format!("[{}…]", "0.2, ".repeat(16)));
        assert_eq!(Batch::<Rank1<3>>::of(Vec::new()).to_string(), "");
    }
}
