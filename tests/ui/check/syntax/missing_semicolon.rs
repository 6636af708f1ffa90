// A new line begins a new statement.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a `;` is missing
        let h = x -> Dense(30)
        h -> Dense(1)
    }
}

fn main() {}
