// Four rows, and as many in columns.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [1] {
        // ERROR: `[4, 196]`
        image -> Reshape(4, 196) -> Flatten -> Dense(1)
    }
}

network! {
    pub Turned(x: [2, 3]) -> [1] {
        // ERROR: `[2, 1]`
        x -> Permute(2, 1) -> Flatten -> Dense(1)
    }
}

fn main() {}
