// One tower for both.
use neurotype::prelude::*;

network! {
    pub Net(a: [5], b: [6]) -> [1] {
        layer tower = Dense(30);
        let first = a -> tower;
        // ERROR: its weights fit one
        let second = b -> tower;
        (first, second) -> Add -> Dense(1)
    }
}

fn main() {}
