// Noise or none, a gate or none.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], noisy: bool = true, gated: bool = false) -> [4] {
        // ERROR: `true` is no deviation
        let h = x -> GaussianNoise(noisy) -> Dense(4);
        // ERROR: nor a factor
        h * gated
    }
}

fn main() {}
