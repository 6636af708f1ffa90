// Both are there.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> (price: [1], aux: [1]) {
        let price = x -> Dense(1);
        let aux = x -> Dense(1);
        // ERROR: the order is declared
        (aux, price)
    }
}

fn main() {}
