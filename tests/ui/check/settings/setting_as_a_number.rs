// A factor.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], rate: f64 = 0.5) -> [8] {
        let mut h = x;
        if rate > 0.0 { h = h -> Dense(8); }
        // ERROR: a setting is no number of a flow
        h * rate
    }
}

fn main() {}
