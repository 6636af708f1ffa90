//! What the targets share: a network, and files whose checksum is right whatever they hold, so that the fuzzer gets behind it.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

use neurotype::prelude::*;
use safetensors::SafeTensors;
use safetensors::tensor::TensorView;
use sha2::{Digest, Sha256};

network! {
    pub Net(x: [2], depth: usize = 1) -> [2] {
        layer cell = Dense(2);
        let mut h = x;
        for _ in 0..depth { h = h -> cell; }
        h
    }
}

/// A file for this process alone, in memory where the system has that.
pub fn path(name: &str) -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    folder.join(format!("neurotype-fuzz-{name}-{}", std::process::id()))
}

/// What stands in front of the tensors of a file.
pub fn header(file: &[u8]) -> String {
    let (_, metadata) = SafeTensors::read_metadata(file).expect("a file of ours");
    let ours = metadata.metadata().as_ref().and_then(|metadata| metadata.get("neurotype")).expect("our header");
    let ours: serde_json::Value = serde_json::from_str(ours).expect("JSON");
    ours["header"].as_str().expect("text").to_owned()
}

/// A file with this header and these tensors, and the checksum that belongs to them: that of `storage/file.rs`.
pub fn sealed<'a>(header: &str, tensors: Vec<(String, TensorView<'a>)>) -> Vec<u8> {
    let mut digest = Sha256::new();
    let text = |digest: &mut Sha256, text: &str| {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text);
    };
    text(&mut digest, header);
    let mut sorted: Vec<_> = tensors.iter().collect();
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    for (name, tensor) in sorted {
        text(&mut digest, name);
        text(&mut digest, &format!("{} {:?}", tensor.dtype(), tensor.shape()));
        digest.update(tensor.data());
    }
    let sha256 = digest.finalize().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("room");
        text
    });
    let ours = serde_json::json!({ "header": header, "sha256": sha256 }).to_string();
    safetensors::serialize(tensors, Some(HashMap::from([("neurotype".to_owned(), ours)]))).expect("tensors")
}
