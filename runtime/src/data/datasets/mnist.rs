//! Fashion-MNIST and MNIST: 28 × 28 grey images of ten classes.

use std::path::{Path, PathBuf};

use super::fetch::{self, Remote};
use super::garments;
use crate::data::readers::{Idx, read_idx, read_idx_as};
use crate::data::{Batch, Bytes, Dataset, Labels};
use crate::error::{Error, Result};
use crate::shape::Rank2;

/// Images of 28 × 28 numbers from 0 to 1, with labels of ten classes.
pub type Images = Dataset<Batch<Rank2<28, 28>>, Labels<10>>;

/// The same images kept as bytes, in a quarter of the memory.
pub type ByteImages = Dataset<Bytes<Rank2<28, 28>>, Labels<10>>;

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
    load(&FASHION, floats, |drawn| drawn)
}

/// Fashion-MNIST as [`fashion_mnist`] gives it, kept as bytes; training has the same bits.
///
/// # Errors
///
/// As [`fashion_mnist`].
pub fn fashion_mnist_bytes() -> Result<(ByteImages, ByteImages)> {
    load(&FASHION, bytes, as_bytes)
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
    load(&DIGITS, floats, |drawn| drawn)
}

/// MNIST as [`mnist`] gives it, kept as bytes; training has the same bits.
///
/// # Errors
///
/// As [`fashion_mnist`].
pub fn mnist_bytes() -> Result<(ByteImages, ByteImages)> {
    load(&DIGITS, bytes, as_bytes)
}

/// Fashion-MNIST from the folder `fashion-mnist` below `data`, and from nowhere else.
///
/// # Errors
///
/// [`Error::File`] or [`Error::Contents`] if a file is missing, cannot be read or does not hold what it should.
pub fn fashion_mnist_from(data: impl AsRef<Path>) -> Result<(Images, Images)> {
    read(&paths(&FASHION, data.as_ref()), floats)
}

/// MNIST from the folder `mnist` below `data`, and from nowhere else.
///
/// # Errors
///
/// As [`fashion_mnist_from`].
pub fn mnist_from(data: impl AsRef<Path>) -> Result<(Images, Images)> {
    read(&paths(&DIGITS, data.as_ref()), floats)
}

fn paths(set: &Set, data: &Path) -> [PathBuf; 4] {
    set.files
        .map(|(name, _)| fetch::in_folder(data, set.folder, name).unwrap_or_else(|| data.join(set.folder).join(name)))
}

/// A set for training and one for testing.
type Pair<X> = (Dataset<X, Labels<10>>, Dataset<X, Labels<10>>);

/// The set from this machine or the network, or garments in its place.
fn load<X>(
    set: &Set,
    images: fn(&Path) -> Result<(usize, X)>,
    drawn: fn(Images) -> Dataset<X, Labels<10>>,
) -> Result<Pair<X>> {
    let mut paths = Vec::new();
    for (name, sha256) in set.files {
        match fetch::find(&Remote { folder: set.folder, name, base: set.remote, sha256 })? {
            Ok(path) => paths.push(path),
            Err(reason) => {
                eprintln!("{}: {reason}; using garments that neurotype draws itself instead", set.folder);
                return Ok((drawn(garments(60_000, 0)), drawn(garments(10_000, 1))));
            }
        }
    }
    read(&paths, images)
}

/// Training images, training labels, test images, test labels; `images` gives how many there are, and them.
fn read<X>(paths: &[PathBuf], images: fn(&Path) -> Result<(usize, X)>) -> Result<Pair<X>> {
    let part = |image_path: &Path, label_path: &Path| {
        let (count, x) = images(image_path)?;
        let classes = read_idx(label_path)?;
        if classes.sizes != [count] {
            let problem = format!("{:?} labels for {count} images", classes.sizes);
            return Err(Error::contents(label_path, problem));
        }
        let labels = Labels::new(classes.bytes);
        Ok(Dataset { x, y: labels.map_err(|error| Error::contents(label_path, error.to_string()))? })
    };
    Ok((part(&paths[0], &paths[1])?, part(&paths[2], &paths[3])?))
}

fn floats(path: &Path) -> Result<(usize, Batch<Rank2<28, 28>>)> {
    let (sizes, numbers) = read_idx_as(path, |byte| f32::from(byte) / 255.0)?;
    check(path, &sizes)?;
    Batch::new(numbers).map(|images| (images.len(), images))
}

fn bytes(path: &Path) -> Result<(usize, Bytes<Rank2<28, 28>>)> {
    let Idx { sizes, bytes } = read_idx(path)?;
    check(path, &sizes)?;
    Bytes::new(bytes).map(|images| (images.len(), images))
}

fn check(path: &Path, sizes: &[usize]) -> Result<()> {
    let [_, 28, 28] = sizes else {
        return Err(Error::contents(path, format!("arrays of {sizes:?}, not images of 28 × 28")));
    };
    Ok(())
}

/// Drawn images as the bytes nearest to their numbers.
fn as_bytes(drawn: Images) -> ByteImages {
    let bytes = drawn.x.as_slice().iter().map(|number| (number * 255.0).round() as u8).collect();
    let x = Bytes::new(bytes).unwrap_or_else(|_| unreachable!("as many as the images have numbers"));
    Dataset { x, y: drawn.y }
}
