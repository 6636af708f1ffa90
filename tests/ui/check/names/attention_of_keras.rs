// Of Keras, or of ours.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: not here; a type of one'\''s own has a path
        x -> Attention -> Dense(1)
    }
}

fn main() {}
