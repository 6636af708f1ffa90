// Noise or none.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], noisy: bool = true) -> [4] {
        // ERROR: `true` is no deviation
        x -> GaussianNoise(noisy) -> Dense(4)
    }
}

fn main() {}
