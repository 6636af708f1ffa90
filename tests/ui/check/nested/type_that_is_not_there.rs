// Never declared.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: no such type
        x -> Backbone
    }
}

fn main() {}
