// The value changes below.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: values do not change
        let mut h = x -> Dense(30);
        let h = h -> Dense(30);
        h -> Dense(1)
    }
}

fn main() {}
