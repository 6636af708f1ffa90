// Functions of NumPy and Rust: some have another name here, some are written in signs and loops.
use neurotype::prelude::*;

network! {
    pub Named(x: [8], y: [8]) -> [1] {
        // ERROR: `exponential`
        let a = x -> exp;
        // ERROR: `log`
        let b = a -> ln;
        // ERROR: a stage that takes both
        (b, y) -> max -> Dense(1)
    }
}

network! {
    pub Written(x: [8, 4]) -> [1] {
        // ERROR: a product
        let squares = x -> Flatten -> square;
        // ERROR: a loop over rows
        let total = x -> sum;
        // ERROR: of several values another than of rows
        (squares, total) -> Concat -> mean
    }
}

network! {
    pub Argument(x: [8]) -> [1] {
        // ERROR: the first has another name, the second is no activation here
        x -> Dense(8, exp) -> Dense(8, min) -> Dense(1)
    }
}

fn main() {}
