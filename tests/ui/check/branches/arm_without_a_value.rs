// The other arm gives nothing.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], deep: bool = true) -> [8] {
        let mut g = x;
        let h = if deep {
            x -> Dense(8)
        } else {
            g = x -> Dense(8);
        // ERROR: a value is missing
        };
        h + g
    }
}

fn main() {}
