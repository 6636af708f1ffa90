//! The IDX format of the MNIST files, plain or gzipped.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;

use crate::error::{Error, Result};

/// An array of bytes from an IDX file: big-endian words for the magic number and the sizes, then the bytes, the last axis
/// fastest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idx {
    /// The size of each axis, the first being the number of samples.
    pub sizes: Vec<usize>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The element type "unsigned byte" in the third byte of the magic number.
const UNSIGNED_BYTE: u8 = 0x08;
/// More axes than any of these files has.
const MOST_AXES: u8 = 4;

/// Reads an IDX file of unsigned bytes, gzipped or plain (told by its first bytes, not its name).
///
/// # Errors
///
/// [`Error::File`] if it cannot be read, [`Error::Contents`] if it is not such a file, or shorter or longer than its header
/// says.
pub fn read_idx(path: impl AsRef<Path>) -> Result<Idx> {
    let (sizes, bytes) = read_idx_as(path.as_ref(), |byte| byte)?;
    Ok(Idx { sizes, bytes })
}

/// The same with each byte turned into something else on the way, so that both are never in memory.
pub(crate) fn read_idx_as<T>(path: &Path, convert: impl Fn(u8) -> T) -> Result<(Vec<usize>, Vec<T>)> {
    let broken = |error: std::io::Error| Error::contents(path, format!("the file breaks off or is damaged ({error})"));
    // The header is not trusted with memory: the file is gone through once to count, and again to keep.
    let mut contents = open(path)?;
    let (sizes, expected) = read_header(path, &mut contents)?;
    let found = io::copy(&mut contents.take(expected as u64 + 1), &mut io::sink()).map_err(broken)?;
    if found != expected as u64 {
        let found = if found < expected as u64 { found.to_string() } else { "more".to_owned() };
        return Err(Error::contents(
            path,
            format!("its header promises {expected} bytes ({sizes:?}), but it holds {found}"),
        ));
    }
    let mut contents = open(path)?;
    read_header(path, &mut contents)?;
    let mut numbers = Vec::new();
    numbers.reserve_exact(expected);
    let mut block = [0; 1 << 14];
    while numbers.len() < expected {
        let count = block.len().min(expected - numbers.len());
        contents.read_exact(&mut block[..count]).map_err(broken)?;
        numbers.extend(block[..count].iter().map(|byte| convert(*byte)));
    }
    Ok((sizes, numbers))
}

/// The file's contents, unpacked if it is gzipped.
fn open(path: &Path) -> Result<Box<dyn Read>> {
    let mut file = BufReader::new(File::open(path).map_err(|source| Error::file(path, source))?);
    let is_gzipped = file.fill_buf().map_err(|source| Error::file(path, source))?.starts_with(&[0x1f, 0x8b]);
    Ok(if is_gzipped { Box::new(GzDecoder::new(file)) } else { Box::new(file) })
}

/// The sizes of the axes, and how many bytes they promise.
fn read_header(path: &Path, from: &mut impl Read) -> Result<(Vec<usize>, usize)> {
    let foreign = |problem: &str| Error::contents(path, format!("not an IDX file of bytes: {problem}"));
    let broken = |error: io::Error| Error::contents(path, format!("the file breaks off or is damaged ({error})"));
    let mut magic = [0; 4];
    from.read_exact(&mut magic).map_err(broken)?;
    let [0, 0, UNSIGNED_BYTE, rank] = magic else {
        return Err(foreign(&format!("it begins with {magic:02x?}, not with [00, 00, 08, …]")));
    };
    if !(1..=MOST_AXES).contains(&rank) {
        return Err(foreign(&format!("{rank} axes")));
    }
    let mut sizes = Vec::new();
    for _ in 0..rank {
        let mut word = [0; 4];
        from.read_exact(&mut word).map_err(broken)?;
        sizes.push(u32::from_be_bytes(word) as usize);
    }
    let product = sizes.iter().try_fold(1_usize, |product, size| product.checked_mul(*size));
    // A count that no slice can have is refused here, so that one more is still a number.
    let expected = product.filter(|product| isize::try_from(*product).is_ok());
    let expected = expected.ok_or_else(|| foreign(&format!("its sizes {sizes:?} are beyond any memory")))?;
    Ok((sizes, expected))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn written(bytes: &[u8]) -> Result<Idx> {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(bytes).expect("room for a few bytes");
        read_idx(file.path())
    }

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    const TWO_BY_THREE: [u8; 18] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    #[test]
    fn plain_and_gzipped_files_read_the_same() {
        let plain = written(&TWO_BY_THREE).expect("a valid file");
        assert_eq!(plain, Idx { sizes: vec![2, 3], bytes: vec![1, 2, 3, 4, 5, 6] });
        assert_eq!(written(&gzipped(&TWO_BY_THREE)).expect("a valid file"), plain);
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error() {
        let zipped = gzipped(&TWO_BY_THREE);
        for end in 0..TWO_BY_THREE.len() {
            assert!(written(&TWO_BY_THREE[..end]).is_err(), "plain, cut at {end}");
        }
        for end in 0..zipped.len() {
            assert!(written(&zipped[..end]).is_err(), "gzipped, cut at {end}");
        }
    }

    #[test]
    fn a_longer_or_foreign_file_is_an_error_that_says_so() {
        let longer = [TWO_BY_THREE.as_slice(), &[7]].concat();
        let error = written(&longer).expect_err("one byte too many").to_string();
        assert!(error.ends_with("its header promises 6 bytes ([2, 3]), but it holds more"), "{error}");
        let error = written(b"PNG...").expect_err("no IDX").to_string();
        assert!(error.contains("not an IDX file of bytes: it begins with [50, 4e, 47, 2e]"), "{error}");
        assert!(written(&[0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]).is_err());
    }

    #[test]
    fn a_missing_file_is_an_error_with_its_path() {
        let error = read_idx("/nowhere/at/all").expect_err("no such file").to_string();
        assert!(error.starts_with("/nowhere/at/all: "), "{error}");
    }
}
