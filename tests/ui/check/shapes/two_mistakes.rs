// Let us see what it says.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        let a =
            // ERROR: two mistakes, two errors
            x -> Dense(10 => 30);
        let b =
            // ERROR: two mistakes, two errors
            x -> Dense(12 => 30);
        (a, b) -> Add -> Dense(1)
    }
}

fn main() {}
