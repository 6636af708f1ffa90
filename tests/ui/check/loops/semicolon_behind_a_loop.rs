// As behind a statement.
use neurotype::prelude::*;

network! {
    pub Net(x: [4, 8]) -> [8] {
        let mut h: [8] = 0.0;
        // ERROR: no `;` here
        for row in x { h = h + row; };
        h
    }
}

fn main() {}
