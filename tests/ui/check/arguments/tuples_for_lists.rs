// Keras takes tuples; a list of sizes or axes stands in brackets.
use neurotype::prelude::*;

network! {
    Net(a: [3, 8], b: [5, 8]) -> [15] {
        // ERROR: `[2, 2]`
        let c = (a, b) -> Dot(axes = (2, 2));
        // ERROR: `[15]`
        c -> Reshape((15,))
    }
}

fn main() {}
