//! A file of named tensors in the format safetensors, with our header and a checksum in its metadata.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use safetensors::tensor::{Dtype, Metadata, SafeTensors, TensorView, View};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::foreign::foreign;
use super::header::{Header, VERSION};
use crate::scalar::Scalar;

/// The name under which the metadata hold what is ours.
const KEY: &str = "neurotype";

const DAMAGED: &str = "the file is damaged: its checksum is another; take a copy that is whole";

/// What the metadata hold: the header, what else a file keeps, and the checksum of that and of all tensors.
#[derive(Serialize, Deserialize)]
struct Ours {
    /// As JSON, since a later version may hold what this one cannot read.
    header: String,
    /// The SHA-256 of the header, and of the names, shapes and bytes of the tensors.
    sha256: String,
}

/// What stands in front of the names of tensors that are no parameters: no layer can have such a name.
pub(super) const BESIDE: &str = "training/";

/// A tensor under a name.
pub(super) struct Named<'a, T> {
    pub(super) name: String,
    pub(super) sizes: Vec<usize>,
    pub(super) content: Of<'a, T>,
}

/// What a tensor holds.
pub(super) enum Of<'a, T> {
    Numbers(&'a [T]),
    Bytes(&'a [u8]),
}

impl<T: Scalar> View for &Named<'_, T> {
    fn dtype(&self) -> Dtype {
        match self.content {
            Of::Bytes(_) => Dtype::U8,
            Of::Numbers(_) if T::NAME == "f64" => Dtype::F64,
            Of::Numbers(_) => Dtype::F32,
        }
    }

    fn shape(&self) -> &[usize] {
        &self.sizes
    }

    fn data(&self) -> Cow<'_, [u8]> {
        match self.content {
            Of::Bytes(bytes) => Cow::Borrowed(bytes),
            Of::Numbers(numbers) => {
                let mut bytes = Vec::with_capacity(self.data_len());
                for number in numbers {
                    number.write_bytes(&mut bytes);
                }
                Cow::Owned(bytes)
            }
        }
    }

    fn data_len(&self) -> usize {
        match self.content {
            Of::Bytes(bytes) => bytes.len(),
            Of::Numbers(numbers) => size_of_val(numbers),
        }
    }
}

/// The bytes of a file; the same content gives the same bytes.
pub(super) fn encode<T: Scalar>(header: &Header, tensors: &[Named<'_, T>]) -> Result<Vec<u8>, String> {
    let header = serde_json::to_string(header).map_err(|error| error.to_string())?;
    let mut digest = Digester::of(&header);
    let mut sorted: Vec<&Named<'_, T>> = tensors.iter().collect();
    sorted.sort_by(|one, other| one.name.cmp(&other.name));
    for tensor in sorted {
        digest.add(&tensor.name, tensor.dtype(), &tensor.sizes, &tensor.data());
    }
    let ours = Ours { header, sha256: digest.finish() };
    let ours = serde_json::to_string(&ours).map_err(|error| error.to_string())?;
    let metadata = HashMap::from([(KEY.to_owned(), ours)]);
    let named = tensors.iter().map(|tensor| (tensor.name.as_str(), tensor));
    safetensors::serialize(named, Some(metadata)).map_err(|error| error.to_string())
}

/// A file that was read and found whole.
pub(super) struct Content<'a> {
    tensors: SafeTensors<'a>,
    /// None if neurotype did not write it.
    pub(super) header: Option<Header>,
}

impl<'a> Content<'a> {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// What is wrong, if it is no such file, was damaged, or was written by a later version.
    pub(super) fn decode(bytes: &'a [u8]) -> Result<Self, String> {
        let wrong = |error: safetensors::SafeTensorError| {
            foreign(bytes).unwrap_or_else(|| format!("this is no safetensors file, or a damaged one ({error})"))
        };
        let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(wrong)?;
        let tensors = SafeTensors::deserialize(bytes).map_err(wrong)?;
        let Some(text) = ours(&metadata)? else { return Ok(Self { tensors, header: None }) };
        let ours: Ours = serde_json::from_str(text).map_err(|_| DAMAGED)?;
        let mut digest = Digester::of(&ours.header);
        let mut sorted: Vec<(&str, TensorView<'_>)> = tensors.iter().collect();
        sorted.sort_by_key(|(name, _)| *name);
        for (name, tensor) in sorted {
            digest.add(name, tensor.dtype(), tensor.shape(), tensor.data());
        }
        if digest.finish() != ours.sha256 {
            return Err(DAMAGED.to_owned());
        }
        Ok(Self { tensors, header: Some(header(&ours.header)?) })
    }

    /// The names and shapes of all parameters.
    pub(super) fn shapes(&self) -> Vec<(String, String)> {
        let parameters = self.tensors.iter().filter(|(name, _)| !name.starts_with(BESIDE));
        let mut shapes: Vec<_> =
            parameters.map(|(name, tensor)| (name.to_owned(), format!("{:?}", tensor.shape()))).collect();
        shapes.sort();
        shapes
    }

    /// The bytes of a tensor, if there is one of this name.
    pub(super) fn bytes(&self, name: &str) -> Option<&'a [u8]> {
        self.tensors.tensor(name).ok().map(|tensor| tensor.data())
    }

    /// Copies a tensor to its place, converted if it holds other numbers.
    ///
    /// # Errors
    ///
    /// If it is missing, of another size, or holds neither `f32` nor `f64`.
    pub(super) fn read<T: Scalar>(&self, name: &str, to: &mut [T]) -> Result<(), String> {
        let tensor = self.tensors.tensor(name).map_err(|_| format!("there is no tensor `{name}`"))?;
        let fits = match tensor.dtype() {
            Dtype::F32 => copy(tensor.data(), to, |bytes| T::from_f32(f32::from_le_bytes(bytes))),
            Dtype::F64 => copy(tensor.data(), to, |bytes| T::from_f64(f64::from_le_bytes(bytes))),
            other => return Err(format!("`{name}` holds {other}; save it as F32 or F64")),
        };
        if fits { Ok(()) } else { Err(format!("`{name}` has the shape {:?}", tensor.shape())) }
    }
}

/// Copies numbers of so many bytes; whether there are as many as places.
fn copy<T, const BYTES: usize>(bytes: &[u8], to: &mut [T], number: impl Fn([u8; BYTES]) -> T) -> bool {
    let (numbers, rest) = bytes.as_chunks();
    let fits = rest.is_empty() && numbers.len() == to.len();
    if fits {
        to.iter_mut().zip(numbers).for_each(|(to, bytes)| *to = number(*bytes));
    }
    fits
}

/// What of the metadata is ours, if anything is.
///
/// # Errors
///
/// If its name was damaged: a checksum may not be got around.
fn ours(metadata: &Metadata) -> Result<Option<&str>, &'static str> {
    let Some(metadata) = metadata.metadata() else { return Ok(None) };
    match metadata.get(KEY) {
        None if metadata.values().any(|value| value.contains("\"sha256\"")) => Err(DAMAGED),
        ours => Ok(ours.map(String::as_str)),
    }
}

fn header(text: &str) -> Result<Header, String> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let version = serde_json::from_str::<Version>(text).map(|header| header.version);
    match version {
        Ok(version) if version > VERSION => {
            Err(format!("a later neurotype wrote it (format {version}, here at most {VERSION}); update the crate"))
        }
        _ => serde_json::from_str(text).map_err(|error| format!("its header is wrong: {error}")),
    }
}

/// The checksum under way; lengths stand before what varies in length, so that no two contents read the same.
struct Digester(Sha256);

impl Digester {
    fn of(header: &str) -> Self {
        let mut digester = Self(Sha256::new());
        digester.text(header);
        digester
    }

    fn text(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text);
    }

    fn add(&mut self, name: &str, dtype: Dtype, sizes: &[usize], bytes: &[u8]) {
        self.text(name);
        self.text(&format!("{dtype} {sizes:?}"));
        self.0.update(bytes);
    }

    fn finish(self) -> String {
        checksum(self.0)
    }
}

/// A checksum in hexadecimal digits.
pub(crate) fn checksum(digest: Sha256) -> String {
    digest.finalize().iter().fold(String::new(), |mut text, byte| {
        // A `String` takes whatever is written to it.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The names, shapes and places of a network's tensors.
pub(super) fn tensors_of(graph: &crate::graph::Graph) -> Vec<(String, Vec<usize>, Range<usize>)> {
    let all = graph.all_tensors().into_iter();
    all.map(|(path, tensor, place)| (path, tensor.sizes.as_slice().to_vec(), place)).collect()
}
