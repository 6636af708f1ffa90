// Two layers in one name.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a layer is one layer
        layer tower = Dense(30) -> Dense(30);
        x -> tower -> Dense(1)
    }
}

fn main() {}
