// The same for both.
use neurotype::prelude::*;

network! {
    Net(a: [5], b: [6]) -> (p: [1], q: [1]) { (a -> Dense(1), b -> Dense(1)) }
}

fn main() {}

fn wrong() {
    // ERROR: one for each
    let _ = Net::new(42).compile(Sgd::new(0.01), Mse, ());
}
