//! Files of other programs, known by the bytes with which they begin.

/// None is the length of a header that anybody would write, with which a safetensors file begins.
const KNOWN: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "a zip file, as Keras's `.keras` and PyTorch's `.pt` are"),
    (b"\x89HDF\r\n\x1a\n", "an HDF5 file, as Keras's `.h5` is"),
    (b"\x93NUMPY", "an array of NumPy"),
    (b"\x80\x02\x8a", "a pickle of PyTorch"),
    (b"\x80\x04\x95", "a pickle of Python"),
    (b"\x80\x05\x95", "a pickle of Python"),
];

/// What a file is that could not be read, if it is one of those that people try, and what to do.
pub(super) fn foreign(bytes: &[u8]) -> Option<String> {
    let (_, what) = KNOWN.iter().find(|(first, _)| bytes.starts_with(first))?;
    Some(format!(
        "this is {what}, and no safetensors file; Python's `safetensors.numpy.save_file({{\"dense_1.kernel\": …}}, path)` writes what `load_weights` reads"
    ))
}
