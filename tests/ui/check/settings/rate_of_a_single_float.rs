// To be looked for.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], rate: f32 = 0.3) -> [1] {
        // ERROR: rates are `f64`
        x -> Dropout(rate) -> Dense(1)
    }
}

fn main() {}
