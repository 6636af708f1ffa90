// The name that Keras and PyTorch give a loss.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {
    // ERROR: it has a shorter name here
    let _ = Net::new(42).compile(Sgd::new(0.01), MeanSquaredError, ());
    // ERROR: and this one, too
    let _ = Net::new(42).compile(Sgd::new(0.01), L1Loss, ());
}
