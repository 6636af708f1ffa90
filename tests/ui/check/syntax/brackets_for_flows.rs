// Layers follow each other by arrows, and values stand in parentheses.
use neurotype::prelude::*;

network! {
    pub Listed(x: [8]) -> [1] {
        // ERROR: layers that follow each other are written
        x -> [Dense(8, relu), Dense(1)]
    }
}

network! {
    pub Parted(x: [8]) -> [1] {
        // ERROR: a flow parts by values
        x -> (Dense(8), Dense(8)) -> Add -> Dense(1)
    }
}

network! {
    pub Merged(x: [8]) -> [1] {
        // ERROR: several values stand in parentheses
        [x, x -> Dense(8)] -> Concat -> Dense(1)
    }
}

network! {
    pub Named(x: [8]) -> [1] {
        // ERROR: a value gets its name by `let`
        x -> Dense(8) as h -> Dense(1)
    }
}

network! {
    pub Called(x: [8]) -> [1] {
        // ERROR: a layer gets its name where it is declared
        x -> first: Dense(8) -> Dense(1)
    }
}

fn main() {}
