//! Saving and loading, whole and in parts.

use std::fs;

use neurotype::prelude::*;
use neurotype::{Difference, Error};

network! { pub Encoder(x: [6]) -> [4] { x -> Dense(5, tanh) -> Dense(4) } }
network! {
    pub Model(a: [6], b: [4], depth: usize = 2, rate: f64 = 0.1, words: Vec<String>) -> (price: [1], class: [3]) {
        layer cell = Dense(4, tanh);
        let mut h = (a -> Encoder) + b;
        for _ in 0..depth { h = h -> cell; }
        if rate > 0.5 && words.is_empty() { h = h -> relu; }
        (h -> Dense(1), h -> Dense(3, softmax))
    }
}
network! { pub Other(a: [6], b: [4]) -> (price: [1], class: [3]) {
    let h = (a -> Encoder) + b;
    (h -> Dense(2) -> Dense(1), h -> Dense(3, softmax))
} }
network! { pub Tail(x: [6]) -> [2] { x -> Encoder -> Dense(2) } }

fn trained() -> Model {
    let mut model = Model::new(7);
    (model.depth, model.rate, model.words) = (5, 0.7, vec!["häuser".to_owned()]);
    model
}

#[test]
fn what_was_saved_is_loaded_to_the_bit_with_settings_and_seed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("model.safetensors");
    let model = trained();
    model.save(&path).expect("room");
    let loaded = Model::load(&path).expect("the same network");
    assert_eq!(loaded.parameters(), model.parameters());
    assert_eq!((loaded.depth, loaded.rate, loaded.seed()), (5, 0.7, 7));
    assert_eq!(loaded.words, model.words);
    let bytes = fs::read(&path).expect("the file");
    assert_eq!(model.to_bytes().expect("settings that JSON holds"), bytes, "the same model gives the same bytes");
    assert_eq!(Model::from_bytes(&bytes).expect("the same network").parameters(), model.parameters());
    let x = (&Batch::from([[0.5_f32; 6]]), &Batch::from([[0.25_f32; 4]]));
    assert_eq!(loaded.predict(x), model.predict(x));
}

#[test]
fn a_compiled_model_is_saved_as_its_network() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("model.safetensors");
    let model = Tail::new(3).compile(Sgd::new(0.1), Mse, ());
    model.save(&path).expect("room");
    assert_eq!(Tail::load(&path).expect("the same network").parameters(), model.parameters());
}

#[test]
fn numbers_go_from_single_to_double_precision_and_back_without_a_loss() {
    let model = Tail::new(3);
    let double = Tail::<f64>::from_bytes(&model.to_bytes().expect("no settings")).expect("the same network");
    assert!(double.parameters().iter().zip(model.parameters()).all(|(wide, narrow)| *wide == f64::from(*narrow)));
    let back = Tail::from_bytes(&double.to_bytes().expect("no settings")).expect("the same network");
    assert_eq!(back.parameters(), model.parameters());
}

#[test]
fn another_network_is_refused_with_every_difference_side_by_side() {
    let bytes = trained().to_bytes().expect("settings that JSON holds");
    let Err(Error::DoesNotFit { network, differences, .. }) = Other::from_bytes(&bytes) else { panic!("it fits") };
    assert_eq!(network, "Other");
    let names: Vec<&str> = differences.0.iter().map(|difference| difference.name.as_str()).collect();
    assert_eq!(names, ["network", "dense", "dense_1", "dense_2", "outputs", "h", "cell", "h #2", "relu"]);
    let dense = &differences.0[1];
    assert_eq!(dense.file.as_deref(), Some("Dense(h #2) -> [1], kernel [4, 1], bias [1]"));
    assert_eq!(dense.here.as_deref(), Some("Dense(add) -> [2], kernel [4, 2], bias [2]"));
    let message = Other::from_bytes(&bytes).expect_err("another network").to_string();
    assert!(message.starts_with("the bytes does not fit `Other`:\n"), "{message}");
    assert!(message.contains("\n  dense_2  missing "), "{message}");
}

#[test]
fn weights_alone_are_loaded_into_a_model_that_keeps_its_settings() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("weights.safetensors");
    let source = trained();
    source.save_weights(&path).expect("room");
    let mut model = Model::new(1);
    model.load_weights(&path).expect("the same tensors");
    assert_eq!((model.parameters(), model.depth), (source.parameters(), 2));
    let before = Other::new(1);
    let mut other = before.clone();
    let Err(Error::DoesNotFit { differences, .. }) = other.load_weights(&path) else { panic!("it fits") };
    assert!(differences.0.contains(&Difference {
        name: "dense.kernel".to_owned(),
        file: Some("[4, 1]".to_owned()),
        here: Some("[4, 2]".to_owned()),
    }));
    assert!(differences.0.iter().any(|row| row.name == "cell.kernel" && row.here.is_none()));
    assert_eq!(other.parameters(), before.parameters(), "nothing was changed");
}

#[test]
fn layers_are_loaded_by_name_where_the_file_has_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("weights.safetensors");
    let source = Tail::new(5);
    source.save(&path).expect("room");
    let mut model = Model::new(1);
    let message = model.load_weights_by_name(&path).expect_err("`dense` has 2 units there").to_string();
    assert!(message.contains("dense.kernel  [4, 2]"), "{message}");
    network! { Head(x: [6]) -> [7] { layer head = Dense(7); x -> Encoder -> head } }
    let mut head = Head::new(1);
    let before = head.head().weights().clone_owned();
    assert_eq!(head.load_weights_by_name(&path).expect("parts"), ["encoder.dense", "encoder.dense_1"]);
    assert_eq!(head.encoder().dense().weights(), source.encoder().dense().weights());
    assert_eq!(head.head().weights(), before);
}

#[test]
fn a_file_of_another_program_gives_weights_but_no_model() {
    let numbers: Vec<u8> = (0..42_u8).flat_map(|index| f32::from(index).to_le_bytes()).collect();
    let view = |shape: &[usize], range: std::ops::Range<usize>| {
        let bytes = &numbers[4 * range.start..4 * range.end];
        safetensors::tensor::TensorView::new(safetensors::Dtype::F32, shape.to_vec(), bytes).expect("whole numbers")
    };
    network! { Line(x: [2]) -> [3] { x -> Dense(3) } }
    let tensors = [("dense.kernel", view(&[2, 3], 0..6)), ("dense.bias", view(&[3], 6..9))];
    let bytes = safetensors::serialize(tensors, None).expect("two tensors");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("foreign.safetensors");
    fs::write(&path, &bytes).expect("room");
    let mut model = Line::new(1);
    model.load_weights(&path).expect("its tensors");
    assert_eq!(model.parameters(), [0., 1., 2., 3., 4., 5., 6., 7., 8.]);
    let message = Line::load(&path).expect_err("no header").to_string();
    assert!(message.contains("no header of neurotype's"), "{message}");
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_old_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let message =
        Tail::new(1).save(folder.path().join("no/such/folder.safetensors")).expect_err("no folder").to_string();
    assert!(message.contains("no/such/folder.safetensors"), "{message}");
    assert!(Tail::load(folder.path().join("missing")).is_err());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    // This file has no room, whoever asks.
    let message = Tail::new(1).save("/dev/full/model").expect_err("no room").to_string();
    assert!(message.starts_with("/dev/full"), "{message}");
}
