// Below it is there.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: not bound yet
        let a = b -> Dense(30);
        let b = x -> Dense(30);
        (a, b) -> Add -> Dense(1)
    }
}

fn main() {}
