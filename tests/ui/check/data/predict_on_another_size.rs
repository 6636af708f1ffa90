// Larger images are better.
use neurotype::prelude::*;

network! {
    Net(image: [28, 28]) -> [10] { image -> Flatten -> Dense(10, softmax) }
}

fn main() {}

fn wrong(x: &Batch<shape![32, 32]>) {
    // ERROR: 28 × 28 are declared
    let _ = Net::new(42).predict(x);
}
