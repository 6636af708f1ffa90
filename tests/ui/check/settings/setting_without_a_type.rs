// As in Python.
use neurotype::prelude::*;

network! {
    // ERROR: a setting has a type
    pub Net(x: [4], rate = 0.1) -> [4] {
        x -> Dropout(rate)
    }
}

fn main() {}
