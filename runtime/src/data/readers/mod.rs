//! Files into numbers: a truncated or foreign file is an error that says so, never a panic.

mod csv;
mod idx;
mod table;

pub use csv::read_csv;
pub(crate) use idx::read_idx_as;
pub use idx::{Idx, read_idx};
pub use table::Table;
