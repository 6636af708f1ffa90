//! Where data sets come from, and what happens when files are missing or broken.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use neurotype::prelude::*;

/// An IDX file of bytes.
fn idx(sizes: &[u32], bytes: &[u8]) -> Vec<u8> {
    let header = [0, 0, 8, u8::try_from(sizes.len()).expect("few axes")];
    let sizes = sizes.iter().flat_map(|size| size.to_be_bytes());
    header.into_iter().chain(sizes).chain(bytes.iter().copied()).collect()
}

/// A tiny Fashion-MNIST, plain files, three images for training and two for testing.
fn tiny(data: &Path) -> PathBuf {
    let folder = data.join("fashion-mnist");
    fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, bytes: Vec<u8>| fs::write(folder.join(name), bytes).expect("room");
    write("train-images-idx3-ubyte", idx(&[3, 28, 28], &[255; 3 * 784]));
    write("train-labels-idx1-ubyte", idx(&[3], &[9, 0, 4]));
    write("t10k-images-idx3-ubyte", idx(&[2, 28, 28], &[51; 2 * 784]));
    write("t10k-labels-idx1-ubyte", idx(&[2], &[1, 2]));
    folder
}

/// What the loading program prints with these folders and no network.
fn load(data: &Path, cache: &Path) -> (bool, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_load_fashion_mnist"));
    child.env("NEUROTYPE_DATA", data);
    for home in ["XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"] {
        child.env(home, cache);
    }
    for proxy in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        child.env(proxy, "http://127.0.0.1:9");
    }
    let output = child.output().expect("the program");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.success(), text)
}

#[test]
fn files_in_the_data_folder_are_read() {
    let data = tempfile::tempdir().expect("a folder");
    tiny(data.path());
    let (train, test) = datasets::fashion_mnist_from(data.path()).expect("whole files");
    assert_eq!((train.x.len(), test.x.len()), (3, 2));
    assert_eq!((train.x.sample(2)[783], test.x.sample(0)[0]), (1.0, 0.2));
    assert_eq!(train.y.iter().collect::<Vec<_>>(), [9, 0, 4]);
    assert_eq!(load(data.path(), data.path()), (true, "3 2 [9, 0, 4]\n".to_owned()));
}

#[test]
fn the_cache_is_looked_into_after_the_data_folder() {
    let (data, cache) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let place = if cfg!(target_os = "macos") { "Library/Caches/neurotype" } else { "neurotype" };
    tiny(&cache.path().join(place));
    assert_eq!(load(data.path(), cache.path()), (true, "3 2 [9, 0, 4]\n".to_owned()));
}

#[test]
fn without_files_and_network_one_line_says_that_garments_are_drawn() {
    let empty = tempfile::tempdir().expect("a folder");
    let (success, text) = load(empty.path(), empty.path());
    assert!(success, "{text}");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].starts_with("60000 10000 ["), "{text}");
    assert!(lines[1].starts_with("fashion-mnist: no train-images-idx3-ubyte.gz on this machine, and http"), "{text}");
    assert!(lines[1].ends_with("using garments that neurotype draws itself instead"), "{text}");
    assert!(fs::read_dir(empty.path()).expect("a folder").next().is_none(), "nothing is written");
}

#[test]
fn broken_files_are_errors_and_not_replaced() {
    let data = tempfile::tempdir().expect("a folder");
    let folder = tiny(data.path());
    let refusal = || datasets::fashion_mnist_from(data.path()).expect_err("a refusal").to_string();
    fs::write(folder.join("t10k-labels-idx1-ubyte"), idx(&[3], &[1, 2, 3])).expect("room");
    assert!(refusal().ends_with("t10k-labels-idx1-ubyte: [3] labels for 2 images"), "{}", refusal());
    fs::write(folder.join("t10k-labels-idx1-ubyte"), idx(&[2], &[1, 10])).expect("room");
    assert!(
        refusal().ends_with("the label of sample 1 is 10, but there are 10 classes; labels go from 0 to 9"),
        "{}",
        refusal()
    );
    fs::write(folder.join("train-images-idx3-ubyte"), idx(&[3, 14, 14], &[0; 588])).expect("room");
    assert!(refusal().ends_with("arrays of [3, 14, 14], not images of 28 × 28"), "{}", refusal());
    fs::write(folder.join("train-images-idx3-ubyte"), idx(&[3, 28, 28], &[0; 100])).expect("room");
    assert!(refusal().contains("its header promises 2352 bytes ([3, 28, 28]), but it holds 100"), "{}", refusal());
    let (success, text) = load(data.path(), data.path());
    assert!(!success && text.contains("promises 2352 bytes"), "{text}");
    fs::remove_file(folder.join("train-images-idx3-ubyte")).expect("the file");
    assert!(refusal().contains("train-images-idx3-ubyte.gz: "), "{}", refusal());
}

#[test]
fn the_real_files_hold_what_their_makers_say() {
    let Some(data) = std::env::var_os("NEUROTYPE_DATA") else {
        // Without the data folder there is still the shape of what is drawn in its place.
        let drawn = datasets::garments(50, 3);
        assert_eq!((drawn.x.len(), drawn.y.len()), (50, 50));
        return;
    };
    for (train, test) in
        [datasets::fashion_mnist_from(&data), datasets::mnist_from(&data)].map(|set| set.expect("whole files"))
    {
        assert_eq!((train.x.len(), train.y.len(), test.x.len(), test.y.len()), (60_000, 60_000, 10_000, 10_000));
        assert!(train.x.as_slice().iter().all(|grey| (0.0..=1.0).contains(grey)));
    }
    let (train, _) = datasets::fashion_mnist_from(&data).expect("whole files");
    let classes = train.y.iter().fold([0; 10], |mut counts, class| {
        counts[class] += 1;
        counts
    });
    assert_eq!(classes, [6_000; 10]);
    let housing = datasets::california_housing_from(&data).expect("a whole file");
    assert_eq!(housing.x.len(), 20_640);
    let mean = housing.y.as_slice().iter().map(|value| f64::from(*value)).sum::<f64>() / 20_640.0;
    assert!((mean - 2.068_558).abs() < 1e-5, "{mean}");
}
