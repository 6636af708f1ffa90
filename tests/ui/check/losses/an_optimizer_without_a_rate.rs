// The usual rate.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong() {
    // ERROR: it must be given
    let _ = Net::new(42).compile(Sgd, Mse, ());
}
