//! Any bytes as a model's file, and any text as the header of one whose checksum is right.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use neurotype::Network;
use neurotype_fuzz::{Net, sealed};
use safetensors::SafeTensors;

fuzz_target!(|bytes: &[u8]| {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    let file = FILE.get_or_init(|| Net::new(1).to_bytes().expect("a model"));
    let _ = Net::from_bytes(bytes);
    if let Ok(header) = std::str::from_utf8(bytes) {
        let tensors = SafeTensors::deserialize(file).expect("our own");
        let _ = Net::from_bytes(&sealed(header, tensors.tensors()));
    }
});
