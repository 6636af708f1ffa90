// The block is narrower.
use neurotype::prelude::*;

network! { pub Narrow(x: [8]) -> [3] { x -> Dense(3) } }

network! {
    pub Residual<Block>(x: [8]) -> [8] {
        // ERROR: [8] and [3]
        x + (x -> Block)
    }
}

fn main() {
    let _ = Residual::<Narrow>::new(1);
}
