// One arm is wider.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], deep: bool = true) -> [8] {
        let h = if deep {
            x -> Dense(8)
        } else {
            // ERROR: [9] here, [8] there
            x -> Dense(9)
        };
        h
    }
}

fn main() {}
