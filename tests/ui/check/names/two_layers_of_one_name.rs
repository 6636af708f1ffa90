// Two hidden layers.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        layer hidden = Dense(30);
        // ERROR: two layers of one name
        layer hidden = Dense(8);
        x -> hidden -> Dense(1)
    }
}

fn main() {}
