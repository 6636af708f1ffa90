// Classes, so cross-entropy.
use neurotype::prelude::*;

network! {
    Net(image: [28, 28]) -> [10] { image -> Flatten -> Dense(10) }
}

fn main() {}

fn wrong() {
    // ERROR: it needs `softmax`
    let _ = Net::new(42).compile(Sgd::new(0.01), CategoricalCrossentropy, ());
}
