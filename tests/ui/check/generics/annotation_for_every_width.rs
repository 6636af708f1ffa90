// H it is.
use neurotype::prelude::*;

network! {
    pub Net<const H: usize, const W: usize>(x: [8]) -> [1] {
        // ERROR: the layer gives W
        let h: [H] = x -> Dense(W);
        h -> Dense(H) -> Dense(1)
    }
}

fn main() {}
