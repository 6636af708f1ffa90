// How good is it?
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong() {
    // ERROR: nothing to count
    let _ = Net::new(42).compile(Sgd::new(0.01), Mse, Accuracy);
}
