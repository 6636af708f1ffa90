// A field, as in Rust.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], depth: usize = 3, rate: f64 = 0.1) -> [4] {
        let mut h = x;
        // ERROR: `depth`
        for _ in 0..self.depth { h = h -> Dense(4); }
        // ERROR: `rate`
        h -> Dropout(self.rate)
    }
}

fn main() {}
