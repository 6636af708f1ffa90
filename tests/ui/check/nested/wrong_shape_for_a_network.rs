// Too wide.
use neurotype::prelude::*;

network! { pub Encoder(x: [8]) -> [3] { x -> Dense(3) } }
network! { pub Both(x: [8]) -> (mean: [2], spread: [2]) { (x -> Dense(2), x -> Dense(2)) } }

network! {
    pub Net(x: [9]) -> [3] {
        // ERROR: the encoder takes [8]
        x -> Encoder
    }
}

fn main() {}
