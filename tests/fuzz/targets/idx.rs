//! Any bytes as a file of this format.
#![no_main]

use libfuzzer_sys::fuzz_target;
use neurotype::readers::read_idx;
use neurotype_fuzz::path;

fuzz_target!(|bytes: &[u8]| {
    let path = path("idx");
    std::fs::write(&path, bytes).expect("room");
    let _ = read_idx(&path);
});
