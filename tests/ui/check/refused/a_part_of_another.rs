// A refused network is still there for the networks that it is a part of.
use neurotype::prelude::*;

network! {
    Encoder(x: [8]) -> (mean: [4], spread: [2]) {
        // ERROR: misspelled
        let h = x -> Dense(16, relo);
        (h -> Dense(4), h -> Dense(2, exponential))
    }
}
network! {
    Head<const H: usize>(x: [H], depth: usize = 2) -> [3] {
        // ERROR: misspelled
        layer hidden = Danse(H);
        let mut h = x;
        for _ in 0..depth { h = h -> hidden; }
        h -> Dense(3, softmax)
    }
}
network! {
    Net(x: [8]) -> [3] {
        let (mean, spread) = x -> Encoder;
        (mean, spread) -> Concat -> Head<6> { depth: 3 }
    }
}

fn main() {}
