// Shapes are tuples in NumPy.
use neurotype::prelude::*;

network! {
    // ERROR: shapes stand in brackets
    pub Net(image: (28, 28)) -> [1] {
        image -> Flatten -> Dense(1)
    }
}

fn main() {}
