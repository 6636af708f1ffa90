// A setting of a network within, given as a layer's argument.
use neurotype::prelude::*;

network! {
    pub Refine(x: [8], depth: usize = 3) -> [8] {
        let mut h = x -> Dense(8);
        for _ in 0..depth { h = h -> Dense(8, relu); }
        h
    }
}

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: a network has its settings in braces
        x -> Refine(depth = 6)
    }
}

fn main() {}
