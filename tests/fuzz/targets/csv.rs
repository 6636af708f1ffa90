//! Any bytes as a file of this format.
#![no_main]

use libfuzzer_sys::fuzz_target;
use neurotype::readers::read_csv;
use neurotype_fuzz::path;

fuzz_target!(|bytes: &[u8]| {
    let path = path("csv");
    std::fs::write(&path, bytes).expect("room");
    if let Ok(table) = read_csv(&path) {
        let last = table.header().last().expect("a table has columns").clone();
        let _ = table.columns::<1, f32>([&last]);
        let _ = table.labels::<3>(&last);
        let _ = table.drop_missing([&last]).and_then(|rest| rest.categories(&last, ["a", "b"]));
    }
});
