// The layer that predicts.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: `model.predict` is taken
        layer predict = Dense(1);
        x -> predict
    }
}

fn main() {}
