// A comment for the reader.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: `///` stands before the name
        /// The hidden layer.
        x -> Dense(30) -> Dense(1)
    }
}

fn main() {}
