// NumPy would repeat the weight of an expert for all that it says.
use neurotype::prelude::*;

network! {
    Experts(x: [6]) -> [4] {
        let weights = x -> Dense(2, softmax);
        // ERROR: one number and four
        weights[0..1] * (x -> Dense(4)) + (weights[1..2] -> RepeatVector(4) -> Flatten) * (x -> Dense(4))
    }
}
network! {
    Scaled(x: [4, 2]) -> [4, 2] {
        let scale = x -> Flatten -> Dense(1);
        // ERROR: eight numbers and one
        x / scale
    }
}

fn main() {}
