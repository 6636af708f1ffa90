// More digits are better.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong(x: &Batch<shape![8], f64>, y: &Batch<shape![1]>) {
    let mut model = Net::new(42).compile(Sgd::new(0.01), Mse, ());
    // ERROR: the model computes in f32
    let _ = model.fit(x, y);
}
