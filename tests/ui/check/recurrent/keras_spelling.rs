// As Keras writes it.
use neurotype::prelude::*;

network! {
    pub Net(x: [8, 3]) -> [4] {
        // ERROR: `Lstm`
        x -> LSTM(4)
    }
}

fn main() {}
