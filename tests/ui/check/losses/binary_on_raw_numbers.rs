// Above 0 is a yes.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong() {
    // ERROR: it needs `sigmoid`
    let _ = Net::new(42).compile(Sgd::new(0.01), BinaryCrossentropy, ());
}
