// And then the other value.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        let a = x -> Dense(30);
        // ERROR: a value is no layer
        x -> Dense(30) -> a -> Dense(1)
    }
}

fn main() {}
