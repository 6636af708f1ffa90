// Every line ends with a semicolon.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: the last flow has none
        x -> Dense(30) -> Dense(1);
    }
}

fn main() {}
