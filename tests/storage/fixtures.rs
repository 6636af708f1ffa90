//! Files that lie in the repository: those of this version, which every later one must read, and those that Python wrote.

use std::path::{Path, PathBuf};

use neurotype::prelude::*;

network! {
    pub Kept(x: [3], depth: usize = 1) -> [2] {
        layer cell = Dense(3, tanh);
        let mut h = x;
        for _ in 0..depth { h = h -> cell; }
        h -> Dense(2)
    }
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reference").join(name)
}

/// What the files hold: small numbers that both precisions have.
fn expected(index: usize) -> f64 {
    (index as f64 - 8.0) / 16.0
}

#[test]
fn a_file_of_format_1_is_read() {
    let path = file("format_1.safetensors");
    if std::env::var_os("NEUROTYPE_OVERWRITE").is_some() && !path.exists() {
        let mut model = Kept::new(11);
        model.depth = 3;
        let numbers = model.parameters_mut().iter_mut().enumerate();
        numbers.for_each(|(index, number)| *number = expected(index) as f32);
        model.save(&path).expect("room");
    }
    let model = Kept::load(&path).expect("a file that every version reads");
    assert_eq!((model.depth, model.seed()), (3, 11));
    assert!(model.parameters().iter().enumerate().all(|(index, number)| f64::from(*number) == expected(index)));
}

#[test]
fn files_that_python_wrote_are_read() {
    for name in ["python_f32.safetensors", "python_f64.safetensors"] {
        let mut model = Kept::new(1);
        model.load_weights(file(name)).expect("its tensors");
        assert!(model.parameters().iter().enumerate().all(|(index, number)| f64::from(*number) == expected(index)));
    }
    let message = Kept::new(1).load_weights(file("python_f16.safetensors")).expect_err("halves").to_string();
    assert!(message.ends_with("`cell.kernel` holds F16; save it as F32 or F64"), "{message}");
}
