// Taken.
use neurotype::prelude::*;

network! {
    pub Net(
        x: [8],
        // ERROR: `training` is there already
        training: bool = false,
    ) -> [8] {
        if training { x } else { x -> Dense(8) }
    }
}

fn main() {}
