// One price.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> (price: [1], aux: [1]) {
        let price = x -> Dense(2);
        let aux = x -> Dense(1);
        // ERROR: 2 come out
        (price, aux)
    }
}

fn main() {}
