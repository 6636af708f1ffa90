// Sizes are types: a loop does not go through them, and no value holds them.
use neurotype::prelude::*;

network! {
    pub Listed(x: [8]) -> [1] {
        let mut h = x;
        // ERROR: a loop goes over a range or rows
        for units in [30, 20, 10] {
            h = h -> Dense(units);
        }
        h -> Dense(1)
    }
}

network! {
    pub Bound(x: [8]) -> [1] {
        // ERROR: a `const` outside
        let units = 30;
        x -> Dense(units) -> Dense(1)
    }
}

network! {
    pub Remainder(x: [8]) -> [1] {
        // ERROR: no sign between values
        let r = x % 2.0;
        r -> Dense(1)
    }
}

network! {
    // ERROR: several outputs have names
    pub Outputs(x: [8]) -> [3], [2] {
        (x -> Dense(3), x -> Dense(2))
    }
}

fn main() {}
