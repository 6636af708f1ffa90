// A number as a block.
use neurotype::prelude::*;

network! {
    pub Residual<Block>(x: [8]) -> [8] {
        x + (x -> Block)
    }
}

fn main() {
    // ERROR: no network
    let _ = Residual::<u8>::new(1);
}
