// Layers act one after another, as in `model.add`.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: this flow goes nowhere
        x -> Dense(30, relu);
        x -> Dense(1)
    }
}

fn main() {}
