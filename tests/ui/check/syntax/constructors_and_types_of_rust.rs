// What is right in Rust around a network is too much within.
use neurotype::prelude::*;

network! {
    // ERROR: a shape is written in brackets alone
    pub Shaped(x: shape![8]) -> [1] {
        x -> Dense(1)
    }
}

network! {
    pub Made(x: [8]) -> [1] {
        // ERROR: the name alone
        layer hidden = Dense::new(30, relu);
        x -> hidden -> Dense(1)
    }
}

network! {
    pub Bound(x: [8]) -> [1] {
        // ERROR: a layer that is applied later is a `layer`
        let gain = my::Gain(1.0);
        x -> gain -> Dense(1)
    }
}

fn main() {}
