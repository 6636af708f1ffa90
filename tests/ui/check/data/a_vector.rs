// A batch is a vector of rows.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}

fn wrong(x: Vec<f32>, y: &Batch<shape![1]>) {
    let mut model = Net::new(42).compile(Sgd::new(0.01), Mse, ());
    // ERROR: a batch has a shape
    let _ = model.fit(&x, y);
}
