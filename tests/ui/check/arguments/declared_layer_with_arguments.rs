// The hidden layer, thirty units.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        layer hidden = Dense(30);
        // ERROR: it has its arguments already
        x -> hidden(30) -> Dense(1)
    }
}

fn main() {}
