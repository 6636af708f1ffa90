// Ten probabilities.
use neurotype::prelude::*;

network! {
    Net(image: [28, 28]) -> [10] { image -> Flatten -> Dense(10, sigmoid) }
}

fn main() {}

fn wrong() {
    // ERROR: they do not sum to 1
    let _ = Net::new(42).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
}
