// No such layer inside.
use neurotype::prelude::*;

network! { pub Encoder(x: [8]) -> [3] { x -> Dense(3) } }
network! { pub Both(x: [8]) -> (mean: [2], spread: [2]) { (x -> Dense(2), x -> Dense(2)) } }

network! {
    pub Net(x: [8]) -> [3] {
        x -> Encoder
    }
}

fn main() {
    // ERROR: the encoder has a `dense`, no `dense_1`
    let _ = Net::new(1).encoder().dense_1();
}
