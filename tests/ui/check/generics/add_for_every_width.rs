// A shortcut.
use neurotype::prelude::*;

network! {
    pub Net<const H: usize>(x: [8]) -> [1] {
        let h = x -> Dense(H, relu);
        // ERROR: 8 and H
        (x, h) -> Add -> Dense(1)
    }
}

fn main() {}
