// Both at once.
use neurotype::prelude::*;

network! {
    pub Net(x: [4, 8]) -> [1] {
        // ERROR: in parentheses
        let h, rows = x -> Lstm(8);
        h -> Dense(1)
    }
}

fn main() {}
