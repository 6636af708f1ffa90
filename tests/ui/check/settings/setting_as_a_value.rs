// A number beside values.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], scale: f64 = 1.5) -> [4] {
        // ERROR: a number is no value that flows
        let h = (x, scale) -> Concat;
        // ERROR: nor does it begin a flow
        scale -> Dense(4)
    }
}

fn main() {}
