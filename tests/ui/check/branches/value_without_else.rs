// Nothing otherwise.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], deep: bool = true) -> [8] {
        // ERROR: what else?
        let h = if deep { x -> Dense(8) };
        h
    }
}

fn main() {}
