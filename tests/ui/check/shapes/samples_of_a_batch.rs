// Keras shows shapes with the samples of a batch, which may be any number.
use neurotype::prelude::*;

network! {
    // ERROR: a shape is that of one sample.
    Net(x: [None, 8], y: [_, 4]) -> [?, 1] { (x, y) -> Concat -> Dense(1) }
}
network! {
    // ERROR: sizes are numbers.
    Rows(x: [-1, 8], y: [8, _]) -> [1] { (x -> Dense(4), y -> Dense(4)) -> Concat -> Dense(1) }
}

fn main() {}
