// A network is no function body: what Rust has beside `let`, `for` and `if` stands elsewhere, or is not needed.
use neurotype::prelude::*;

network! {
    pub Constant(x: [8]) -> [1] {
        // ERROR: `const` stands before the `network!`
        const WIDTH: usize = 8;
        x -> Dense(WIDTH) -> Dense(1)
    }
}

network! {
    pub Printed(x: [8]) -> [1] {
        let h = x -> Dense(8);
        // ERROR: `println!` does not work in a network
        println!("{h}");
        h -> Dense(1)
    }
}

network! {
    pub Added(x: [8]) -> [1] {
        let mut h = x -> Dense(8);
        // ERROR: a value is given anew by `=`
        h += x;
        h -> Dense(1)
    }
}

network! {
    pub Matched(x: [8], depth: usize = 1) -> [1] {
        // ERROR: `match` is not part of the language
        let h = match depth { 1 => x -> Dense(8), _ => x };
        h -> Dense(1)
    }
}

network! {
    pub Closed(x: [8]) -> [1] {
        // ERROR: a function of values is a network of its own
        let block = |h| h -> Dense(8);
        x -> block -> Dense(1)
    }
}

fn main() {}
