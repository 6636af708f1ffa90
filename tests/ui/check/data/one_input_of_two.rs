// Deep is what counts.
use neurotype::prelude::*;

network! {
    Net(a: [5], b: [6]) -> (p: [1], q: [1]) { (a -> Dense(1), b -> Dense(1)) }
}

fn main() {}

fn wrong(a: &Batch<shape![5]>, y: &Batch<shape![1]>) {
    let mut model = Net::new(42).compile(Sgd::new(0.01), (Mse, Mse), ());
    // ERROR: two are declared
    let _ = model.fit(a, (y, y));
}
