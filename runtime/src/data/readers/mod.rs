//! Files into numbers: a truncated or foreign file is an error that says so, never a panic.

mod csv;
mod idx;

pub use csv::{Table, read_csv};
pub use idx::{Idx, read_idx};
