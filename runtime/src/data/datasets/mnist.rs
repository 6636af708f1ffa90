//! Fashion-MNIST and MNIST: 28 × 28 grey images of ten classes.

use std::path::{Path, PathBuf};

use super::fetch::{self, Remote};
use super::garments;
use crate::data::readers::{Idx, read_idx};
use crate::data::{Batch, Dataset, Labels};
use crate::error::{Error, Result};
use crate::shape::Rank2;

/// Images of 28 × 28 numbers from 0 to 1, with labels of ten classes.
pub type Images = Dataset<Batch<Rank2<28, 28>>, Labels<10>>;

/// What the labels of Fashion-MNIST mean.
pub const FASHION_CLASSES: [&str; 10] =
    ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

/// The name of a set's folder, where its files are, and their SHA-256.
struct Set {
    folder: &'static str,
    remote: &'static str,
    /// Training images and labels, test images and labels.
    files: [(&'static str, &'static str); 4],
}

const FASHION: Set = Set {
    folder: "fashion-mnist",
    remote: "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com",
    files: [
        ("train-images-idx3-ubyte.gz", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        ("train-labels-idx1-ubyte.gz", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        ("t10k-images-idx3-ubyte.gz", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        ("t10k-labels-idx1-ubyte.gz", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ],
};

const DIGITS: Set = Set {
    folder: "mnist",
    remote: "http://ossci-datasets.s3.amazonaws.com/mnist",
    files: [
        ("train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        ("train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        ("t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        ("t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ],
};

/// Fashion-MNIST: 60,000 images of garments for training and 10,000 for testing, in [`FASHION_CLASSES`].
///
/// Source: Xiao, Rasul and Vollgraf, 2017. Without the files and without a network, [`garments`] take their place, and one
/// line on standard error says so.
///
/// # Errors
///
/// [`Error::File`] or [`Error::Contents`] if a file is there but cannot be read or does not hold what it should.
pub fn fashion_mnist() -> Result<(Images, Images)> {
    load(&FASHION)
}

/// MNIST: 60,000 images of handwritten digits for training and 10,000 for testing.
///
/// Source: LeCun and Cortes. Without the files and without a network, [`garments`] take their place, and one line on
/// standard error says so.
///
/// # Errors
///
/// As [`fashion_mnist`].
pub fn mnist() -> Result<(Images, Images)> {
    load(&DIGITS)
}

/// Fashion-MNIST from the folder `fashion-mnist` below `data`, and from nowhere else.
///
/// # Errors
///
/// [`Error::File`] or [`Error::Contents`] if a file is missing, cannot be read or does not hold what it should.
pub fn fashion_mnist_from(data: impl AsRef<Path>) -> Result<(Images, Images)> {
    read_from(&FASHION, data.as_ref())
}

/// MNIST from the folder `mnist` below `data`, and from nowhere else.
///
/// # Errors
///
/// As [`fashion_mnist_from`].
pub fn mnist_from(data: impl AsRef<Path>) -> Result<(Images, Images)> {
    read_from(&DIGITS, data.as_ref())
}

fn read_from(set: &Set, data: &Path) -> Result<(Images, Images)> {
    let paths = set
        .files
        .map(|(name, _)| fetch::in_folder(data, set.folder, name).unwrap_or_else(|| data.join(set.folder).join(name)));
    read(&paths)
}

/// The set from this machine or the network, or garments in its place.
fn load(set: &Set) -> Result<(Images, Images)> {
    let mut paths = Vec::new();
    for (name, sha256) in set.files {
        match fetch::find(&Remote { folder: set.folder, name, base: set.remote, sha256 })? {
            Ok(path) => paths.push(path),
            Err(reason) => {
                eprintln!("{}: {reason}; using garments that neurotype draws itself instead", set.folder);
                return Ok((garments(60_000, 0), garments(10_000, 1)));
            }
        }
    }
    read(&paths)
}

/// Training images, training labels, test images, test labels.
fn read(paths: &[PathBuf]) -> Result<(Images, Images)> {
    let part = |images: usize, labels: usize| {
        let (image_path, label_path) = (&paths[images], &paths[labels]);
        let images = batch(image_path, read_idx(image_path)?)?;
        let classes = read_idx(label_path)?;
        if classes.sizes != [images.len()] {
            let problem = format!("{:?} labels for {} images", classes.sizes, images.len());
            return Err(Error::contents(label_path, problem));
        }
        let labels = Labels::new(classes.bytes.into_iter().map(usize::from));
        Ok(Dataset { x: images, y: labels.map_err(|error| Error::contents(label_path, error.to_string()))? })
    };
    Ok((part(0, 1)?, part(2, 3)?))
}

fn batch(path: &Path, images: Idx) -> Result<Batch<Rank2<28, 28>>> {
    let [_, 28, 28] = images.sizes[..] else {
        return Err(Error::contents(path, format!("arrays of {:?}, not images of 28 × 28", images.sizes)));
    };
    Batch::new(images.bytes.into_iter().map(|byte| f32::from(byte) / 255.0).collect())
}
