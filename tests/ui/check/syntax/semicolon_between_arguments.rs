// Units; then the activation.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a comma belongs here
        x -> Dense(30; relu) -> Dense(1)
    }
}

fn main() {}
