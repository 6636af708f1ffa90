//! Files that were damaged, or made to do harm: always an error, never a panic, and no more memory than the file has.

use neurotype::prelude::*;
use proptest::prelude::*;

network! { Small(x: [2], depth: usize = 1) -> [2] { layer cell = Dense(2); let mut h = x; for _ in 0..depth { h = h -> cell; } h } }

fn file() -> Vec<u8> {
    Small::new(1).to_bytes().expect("settings that JSON holds")
}

/// What comes of bytes; a panic would end the test.
fn is_refused(bytes: &[u8]) -> bool {
    Small::from_bytes(bytes).is_err()
}

/// A header of safetensors and bytes behind it.
fn with_header(header: &str, data: usize) -> Vec<u8> {
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend_from_slice(header.as_bytes());
    bytes.resize(bytes.len() + data, 0);
    bytes
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let file = file();
    assert!(!is_refused(&file));
    assert!((0..file.len()).all(|length| is_refused(&file[..length])));
}

#[test]
fn a_file_with_any_bit_turned_is_refused() {
    let mut file = file();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("turned");
    for bit in 0..8 * file.len() {
        file[bit / 8] ^= 1 << (bit % 8);
        assert!(is_refused(&file), "bit {} of byte {}", bit % 8, bit / 8);
        // A checksum is not got around by asking for the weights alone.
        if bit % 7 == 0 {
            std::fs::write(&path, &file).expect("room");
            assert!(Small::new(2).load_weights(&path).is_err(), "bit {} of byte {}", bit % 8, bit / 8);
        }
        file[bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn anything_behind_a_file_is_refused() {
    let mut file = file();
    file.push(0);
    assert!(is_refused(&file));
}

#[test]
fn headers_made_to_do_harm_are_refused() {
    let deep = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let huge = r#"{"cell.kernel":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,16]}}"#;
    let beyond = r#"{"cell.kernel":{"dtype":"F32","shape":[2,2],"data_offsets":[0,18446744073709551615]}}"#;
    let overlapping = r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#;
    let backwards = r#"{"cell.kernel":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#;
    let types = r#"{"cell.kernel":{"dtype":7,"shape":"x","data_offsets":{}}}"#;
    let ours = r#"{"__metadata__":{"neurotype":"[[[[["}}"#;
    for header in [&deep, huge, beyond, overlapping, backwards, types, ours, "", "{", "[]", "null", "{\"a\":1}"] {
        assert!(is_refused(&with_header(header, 16)), "{}", &header[..header.len().min(60)]);
    }
    let long = [0xff; 64];
    assert!(is_refused(&long), "a header longer than memory");
    for other in [b"\x89PNG\r\n\x1a\n".as_slice(), b"\x89HDF\r\n\x1a\n\0\0", b"PK\x03\x04model.json", b"{}", b""] {
        assert!(is_refused(other));
    }
}

#[test]
fn tensors_that_exchange_their_places_are_refused() {
    let file = file();
    let text = String::from_utf8_lossy(&file).into_owned();
    let after = text.split("data_offsets\":").skip(1);
    let places: Vec<&str> = after.map(|rest| rest.split_inclusive(']').next().expect("a list")).collect();
    let [one, other] = places[..] else { panic!("a kernel and a bias: {places:?}") };
    let exchanged = text.replacen(one, "@", 1).replacen(other, one, 1).replacen('@', other, 1);
    let length = usize::try_from(u64::from_le_bytes(file[..8].try_into().expect("eight bytes"))).expect("a length");
    let mut bytes = exchanged.as_bytes()[..8 + length].to_vec();
    bytes[..8].copy_from_slice(&file[..8]);
    bytes.extend_from_slice(&file[8 + length..]);
    assert!(bytes != file && is_refused(&bytes));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_claims_much_takes_little_memory() {
    /// The largest resident memory of this process so far, in bytes.
    fn peak() -> usize {
        let status = std::fs::read_to_string("/proc/self/status").expect("Linux has it");
        let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("Linux has it");
        1024 * line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("a number")
    }
    const SIZE: usize = 1 << 20;
    let before = peak();
    for header in [
        r#"{"cell.kernel":{"dtype":"F32","shape":[262144,4096],"data_offsets":[0,4294967296]}}"#.to_owned(),
        format!(r#"{{"a":{{"dtype":"F32","shape":[{}1],"data_offsets":[0,4]}}}}"#, "1,".repeat(400_000)),
        format!(r#"{{{}"z":1}}"#, r#""t":{},"#.repeat(100_000)),
        format!(r#"{{"__metadata__":{{"neurotype":"{}"}}}}"#, "[".repeat(900_000)),
    ] {
        assert!(is_refused(&with_header(&header, SIZE)));
    }
    let taken = peak() - before;
    assert!(taken < 30 * SIZE, "{} MB for files of two", taken >> 20);
}

#[test]
fn a_later_version_is_told_from_damage() {
    let text = String::from_utf8_lossy(&file()).into_owned();
    assert!(text.contains(r#"\"version\":1"#) || text.contains(r#"\\\"version\\\":1"#), "{text}");
    let message = Small::from_bytes(b"junk").expect_err("no file").to_string();
    assert!(message.contains("no safetensors file, or a damaged one"), "{message}");
}

#[test]
fn files_of_other_programs_are_told_by_their_names() {
    for (begin, name) in [
        (&b"PK\x03\x04\x14\0\0\0"[..], "Keras's `.keras` and PyTorch's `.pt`"),
        (b"\x89HDF\r\n\x1a\n", "Keras's `.h5`"),
        (b"\x93NUMPY\x01\0v\0", "an array of NumPy"),
        (b"\x80\x04\x95\x10\0\0\0\0", "a pickle of Python"),
        (b"\x80\x02\x8a\nl\xfc\x9cF", "a pickle of PyTorch"),
    ] {
        let message = Small::from_bytes(&[begin, &[7; 100]].concat()).expect_err("no model").to_string();
        assert!(message.contains(name) && message.contains("`safetensors.numpy.save_file("), "{message}");
    }
    // A header of 1,152 bytes of which all but eight are lost.
    let broken =
        Small::from_bytes(&[&1_152_u64.to_le_bytes()[..], &[7; 8]].concat()).expect_err("no model").to_string();
    assert!(broken.contains("no safetensors file, or a damaged one"), "{broken}");
}

proptest! {
    #[test]
    fn any_bytes_at_all_are_refused_or_loaded(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(is_refused(&bytes));
        let length = bytes.len() as u64;
        let framed: Vec<u8> = length.to_le_bytes().into_iter().chain(bytes).collect();
        prop_assert!(is_refused(&framed));
    }

    #[test]
    fn several_bytes_changed_are_refused(changes in proptest::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..8)) {
        let (mut file, whole) = (file(), file());
        for (place, change) in changes {
            let place = place.index(file.len());
            file[place] ^= change;
        }
        prop_assert!(file == whole || is_refused(&file));
    }
}
