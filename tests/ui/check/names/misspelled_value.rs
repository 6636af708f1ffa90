// hidden.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        let hidden = x -> Dense(30);
        // ERROR: misspelled
        hiden -> Dense(1)
    }
}

fn main() {}
