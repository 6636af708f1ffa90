// Both are there.
use neurotype::prelude::*;

network! {
    Net(a: [5], b: [6]) -> (p: [1], q: [1]) { (a -> Dense(1), b -> Dense(1)) }
}

fn main() {}

fn wrong(a: &Batch<shape![5]>, b: &Batch<shape![6]>, y: &Batch<shape![1]>) {
    let mut model = Net::new(42).compile(Sgd::new(0.01), (Mse, Mse), ());
    // ERROR: the order is declared
    let _ = model.fit((b, a), (y, y));
}
