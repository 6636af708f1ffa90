// Which one is it?
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong(x: &Batch<shape![8]>) {
    // ERROR: no classes here
    let _ = Net::new(42).predict_classes(x);
}
