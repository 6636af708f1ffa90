//! Data: batches of samples, class labels, and where they come from.

mod batch;
mod dataset;
pub mod datasets;
mod labels;
pub mod readers;
mod samples;

pub use batch::Batch;
pub use dataset::{Dataset, Split};
pub use labels::Labels;
pub(crate) use samples::Part;
#[doc(hidden)]
pub use samples::Parts;
pub use samples::{Reads, Samples};
