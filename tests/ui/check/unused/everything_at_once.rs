// Let us see what it says.
use neurotype::prelude::*;

network! {
    // ERROR: not used
    pub Net(wide: [5], deep: [6]) -> [1] {
        // ERROR: not used
        layer hidden = Dense(30);
        // ERROR: not used
        let h = deep -> Dense(30, relu);
        // ERROR: misspelled
        deep -> Dens(1)
    }
}

fn main() {}
