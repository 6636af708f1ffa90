//! Data: batches of samples, class labels, and where they come from.

mod batch;
mod bytes;
mod conversions;
mod dataset;
pub mod datasets;
mod display;
mod indices;
mod integer;
mod labels;
pub mod readers;
mod samples;
mod split;

pub use batch::Batch;
pub use bytes::Bytes;
pub use conversions::SampleArray;
pub use dataset::Dataset;
pub use indices::Indices;
pub use integer::Integer;
pub use labels::Labels;
pub(crate) use samples::Part;
#[doc(hidden)]
pub use samples::Parts;
pub use samples::{Reads, Samples};
pub use split::Split;

use crate::error::{Error, Result};

/// A vector cut in two. The smaller part is copied, so that large data is never in memory twice.
fn cut<T: Copy>(mut numbers: Vec<T>, start: usize) -> (Vec<T>, Vec<T>) {
    if start > numbers.len() / 2 {
        let rest = numbers.split_off(start);
        return (numbers, rest);
    }
    let first = numbers[..start].to_vec();
    numbers.drain(..start);
    (first, numbers)
}

/// The numbers of samples that know their length at run time only, one sample after another. Each must have so many: what is said of another length
/// is told what a number is called, and goes on with `allowed`.
fn joined<T: Copy>(
    samples: impl IntoIterator<Item = impl AsRef<[T]>>,
    elements: usize,
    [one, many]: [&str; 2],
    allowed: &str,
) -> Result<Vec<T>> {
    let mut numbers = Vec::new();
    for (index, sample) in samples.into_iter().enumerate() {
        let sample = sample.as_ref();
        if sample.len() != elements {
            let held = format!("{} {} long", sample.len(), if sample.len() == 1 { one } else { many });
            return Err(Error::argument(&format!("samples[{index}]"), held, allowed));
        }
        numbers.extend_from_slice(sample);
    }
    Ok(numbers)
}

/// Copies of the chosen samples, which have so many numbers each.
fn selected<T: Copy>(numbers: &[T], elements: usize, samples: &[usize]) -> Result<Vec<T>> {
    let count = numbers.len() / elements.max(1);
    let mut chosen = Vec::with_capacity(samples.len() * elements);
    for sample in samples {
        if *sample >= count {
            let allowed = format!("it must be below {count}, the number of samples");
            return Err(Error::argument("samples", sample, &allowed));
        }
        chosen.extend_from_slice(&numbers[sample * elements..][..elements]);
    }
    Ok(chosen)
}
