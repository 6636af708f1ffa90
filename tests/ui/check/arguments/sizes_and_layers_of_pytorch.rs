// The size of what flows in is not said, and layers are no arguments.
use neurotype::prelude::*;

network! {
    pub Recurrent(x: [10, 4]) -> [320] {
        // ERROR: 4 is known
        x -> Lstm(4, 32, return_sequences = true) -> Flatten
    }
}

network! {
    pub Stacked(x: [8]) -> [1] {
        // ERROR: arrows
        x -> Sequential(Dense(30), Dense(1))
    }
}

network! {
    pub Wrapped(x: [8]) -> [1] {
        // ERROR: a type parameter
        x -> Residual([Dense(8), Dense(8)]) -> Dense(1)
    }
}

fn main() {}
