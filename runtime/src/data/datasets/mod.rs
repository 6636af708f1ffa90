//! Well-known data sets: found on this machine, or fetched, or drawn by the crate itself.
//!
//! Each is looked for in the folder that the environment variable `NEUROTYPE_DATA` names, then in the user's cache
//! (`$XDG_CACHE_HOME/neurotype` or what the system has in its place); what is not there is downloaded into the cache, its
//! checksum verified, written whole or not at all. Where that fails too, the crate makes data of its own and says so in one
//! line on standard error.

mod california_housing;
mod drawn;
mod fetch;
mod mnist;

pub use california_housing::{HOUSING_COLUMNS, california_housing, california_housing_from};
pub use drawn::garments;
pub use mnist::{
    ByteImages, FASHION_CLASSES, Images, fashion_mnist, fashion_mnist_bytes, fashion_mnist_from, mnist, mnist_bytes,
    mnist_from,
};
