//! Reports: a network for people to read.

#[cfg(feature = "plot")]
mod curves;
#[cfg(feature = "plot")]
mod picture;
mod summary;

pub use summary::Summary;
