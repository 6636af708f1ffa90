// Sizes are counted in `usize`, as everywhere in Rust.
use neurotype::prelude::*;

network! {
    // ERROR: `N` is a size
    pub Narrow<const N: u8>(x: [N]) -> [1] {
        x -> Dense(1)
    }
}

network! {
    // ERROR: `H` is a size
    pub Signed<const H: i64>(x: [8]) -> [1] {
        x -> Dense(H, relu) -> Dense(1)
    }
}

fn main() {}
