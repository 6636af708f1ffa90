// Keras knows what a learning rate is for.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong() {
    // ERROR: an optimizer, not a number
    let _ = Net::new(42).compile(0.01, Mse, ());
}
