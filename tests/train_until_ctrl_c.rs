//! Trains until Ctrl-C, says so, and waits: for the test in `callbacks/signals.rs`.

use neurotype::callbacks::{LambdaCallback, StopOnCtrlC};
use neurotype::prelude::*;

network! { Line(x: [1]) -> [1] { x -> Dense(1) } }

fn main() -> Result<()> {
    let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
    let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
    let mut begun = false;
    let begins = LambdaCallback::new().on_train_batch_end(|_, _| {
        if !std::mem::replace(&mut begun, true) {
            println!("begins");
        }
    });
    let fit = model.fit(&x, &y).epochs(usize::MAX).verbose(false);
    let history = fit.callback(StopOnCtrlC::new()).callback(begins).run()?;
    assert!(model.evaluate(&x, &y)?.loss().is_finite(), "the model is whole");
    println!("ended after {} epochs", history.epochs());
    loop {
        std::thread::sleep(std::time::Duration::from_mins(1));
    }
}
