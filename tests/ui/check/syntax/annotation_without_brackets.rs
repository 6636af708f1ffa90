// Thirty numbers.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: shapes stand in brackets
        let h: 30 = x -> Dense(30);
        h -> Dense(1)
    }
}

fn main() {}
