//! The options that the examples share.

use std::path::PathBuf;

/// What every example can be told.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The folder with the data sets, instead of the one that `NEUROTYPE_DATA` names.
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// The seed of all randomness: the same seed gives the same bits.
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
}
