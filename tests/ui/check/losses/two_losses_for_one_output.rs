// Twice as strict.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong() {
    // ERROR: one for each
    let _ = Net::new(42).compile(Sgd::new(0.01), (Mse, Mse), ());
}
