// A size is a constant of type `usize`, and a number that may be set is a setting.
use neurotype::prelude::*;

network! {
    // ERROR: a size is written
    pub Typed<N: usize>(x: [N]) -> [1] {
        x -> Dense(1)
    }
}

network! {
    // ERROR: a size is written
    pub Bare<H>(x: [8]) -> [1] {
        x -> Dense(H, relu) -> Dense(1)
    }
}

network! {
    // ERROR: a size is written
    pub Given<H = 30>(x: [8]) -> [1] {
        x -> Dense(H, relu) -> Dense(1)
    }
}

network! {
    // ERROR: `N` has no type
    pub Half<const H: usize, const N>(x: [N]) -> [1] {
        x -> Dense(H, relu) -> Dense(1)
    }
}

network! {
    // ERROR: a setting stands behind the inputs
    pub Rated<rate: f64>(x: [8]) -> [1] {
        x -> Dropout(rate) -> Dense(1)
    }
}

fn main() {}
