// What goes in is clear.
use neurotype::prelude::*;

network! {
    // ERROR: inputs stand behind the name
    pub Net -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
