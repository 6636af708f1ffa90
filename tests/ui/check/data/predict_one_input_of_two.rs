// Deep is what counts.
use neurotype::prelude::*;

network! {
    Net(a: [5], b: [6]) -> (p: [1], q: [1]) { (a -> Dense(1), b -> Dense(1)) }
}

fn main() {}

fn wrong(a: &Batch<shape![5]>) {
    // ERROR: two are declared
    let _ = Net::new(42).predict(a);
}
