// Several outputs are declared like inputs: a name, a colon, a shape.
use neurotype::prelude::*;

network! {
    // ERROR: a `:` is missing between `price` and its shape
    pub Towers(x: [8]) -> (price [1], class: [3]) {
        (x -> Dense(1), x -> Dense(3, softmax))
    }
}

network! {
    // ERROR: `price` has no shape
    pub Named(x: [8]) -> (price, class) {
        (x -> Dense(1), x -> Dense(3, softmax))
    }
}

fn main() {}
