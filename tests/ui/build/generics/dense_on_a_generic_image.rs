// An image is just numbers.
use neurotype::prelude::*;

network! {
    pub Net<const SIDE: usize>(image: [SIDE, SIDE]) -> [10] {
        // ERROR: rows of numbers only
        image -> Dense(10)
    }
}

fn main() {
    let _ = Net::<28>::new(42);
}
