// As Keras has it.
use neurotype::prelude::*;

network! {
    pub Net(x: [8, 3]) -> [1] {
        // ERROR: the last state is a row of all
        let states = x -> Gru(4, return_state = true);
        // ERROR: a loop carries what is to be kept
        states -> Gru(4, stateful = true) -> Dense(1)
    }
}

fn main() {}
