// A setting among the statements.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] {
        // ERROR: a setting stands in the head
        depth: usize = 3;
        let mut h = x -> Dense(8, relu);
        for _ in 0..depth { h = h -> Dense(8, relu); }
        h -> Dense(1)
    }
}

fn main() {}
