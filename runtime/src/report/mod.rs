//! Reports: a network for people to read.

mod summary;

pub use summary::Summary;
