// Wider if deep.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], deep: bool = true) -> [8] {
        let mut h = x;
        if deep {
            // ERROR: [8] if it is not taken
            h = h -> Dense(16, relu);
        }
        h
    }
}

fn main() {}
