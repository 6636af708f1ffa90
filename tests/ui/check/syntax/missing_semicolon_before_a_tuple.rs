// A `;` is missing where the next line begins with parentheses, which are no arguments.
use neurotype::prelude::*;

network! {
    pub Towers(x: [8]) -> (price: [1], class: [3]) {
        layer cell = Dense(8, tanh);
        // ERROR: a `;` is missing
        let deep = x -> cell -> cell
        // ERROR: a `;` is missing
        let both = (deep, x -> Dense(8, relu)) -> Concat
        (both -> Dense(1), both -> Dense(3, softmax))
    }
}

network! {
    pub Wide(x: [8]) -> [1] {
        // ERROR: a `;` is missing
        let hidden = x -> Dense(8, relu)
        (hidden, x) -> Concat -> Dense(1)
    }
}

fn main() {}
