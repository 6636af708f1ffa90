// To be looked for.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], rate: f64 = 0.2) -> [1] {
        // ERROR: known only at run time
        x -> Dropout(rate) -> Dense(1)
    }
}

fn main() {}
