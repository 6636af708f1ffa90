//! Reports: a network, and what its training did, for people to read.

#[cfg(feature = "plot")]
mod curves;
mod diagram;
mod summary;

pub use diagram::Diagram;
pub use summary::Summary;
