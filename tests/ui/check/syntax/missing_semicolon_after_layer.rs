// A new line begins a new statement.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a `;` is missing
        layer hidden = Dense(30)
        x -> hidden -> Dense(1)
    }
}

fn main() {}
