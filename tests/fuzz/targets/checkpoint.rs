//! Any bytes as what a run remembers, in a file whose checksum is right; the run then goes on with it.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use neurotype::callbacks::{Answer, BackupAndRestore, CsvLogger, LambdaCallback, ReduceLROnPlateau};
use neurotype::prelude::*;
use neurotype_fuzz::{Net, header, path, sealed};
use safetensors::tensor::{Dtype, TensorView};
use safetensors::SafeTensors;

/// Trains two epochs at most, from where the file says.
fn train(file: &std::path::Path, ends: Answer) -> neurotype::Result<neurotype::History> {
    let x = Batch::from([[0.5_f32, 0.25], [1.0, -1.0], [0.0, 0.5]]);
    let mut model = Net::new(1).compile(Adam::new(0.01), Mse, ());
    let stop = LambdaCallback::new().on_epoch_end(move |_, _| ends);
    let fit = model.fit(&x, &x).epochs(2).batch_size(2).threads(1).verbose(false);
    fit.callback(EarlyStopping::new().monitor("loss").patience(3).restore_best_weights(true))
        .callback(ReduceLROnPlateau::new().monitor("loss"))
        .callback(CsvLogger::new(path("log")))
        .callback(BackupAndRestore::new(file))
        .callback(stop)
        .run()
}

fuzz_target!(|bytes: &[u8]| {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    let path = path("checkpoint");
    let file = FILE.get_or_init(|| {
        let _ = std::fs::remove_file(&path);
        train(&path, Answer::Interrupt).expect("a run");
        let file = std::fs::read(&path).expect("a backup");
        if let Ok(folder) = std::env::var("NEUROTYPE_SEED") {
            let tensors = SafeTensors::deserialize(&file).expect("our own");
            let state = tensors.tensor("training/state").expect("what it remembers").data().to_vec();
            std::fs::write(folder, state).expect("room");
        }
        file
    });
    let tensors = SafeTensors::deserialize(file).expect("our own");
    let state = TensorView::new(Dtype::U8, vec![bytes.len()], bytes).expect("bytes");
    let tensors = tensors.tensors().into_iter().map(|(name, tensor)| {
        let is_state = name == "training/state";
        (name, if is_state { state.clone() } else { tensor })
    });
    std::fs::write(&path, sealed(&header(file), tensors.collect())).expect("room");
    if let Ok(history) = train(&path, Answer::Continue) {
        let _ = history.to_string();
    }
});
