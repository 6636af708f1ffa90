// What hidden gives goes on.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        layer hidden = Dense(30);
        // ERROR: a layer is no value
        hidden -> Dense(1)
    }
}

fn main() {}
