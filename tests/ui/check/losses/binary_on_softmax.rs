// Each class is a yes or no.
use neurotype::prelude::*;

network! {
    Net(image: [28, 28]) -> [10] { image -> Flatten -> Dense(10, softmax) }
}

fn main() {}

fn wrong() {
    // ERROR: it needs `sigmoid`
    let _ = Net::new(42).compile(Sgd::new(0.01), BinaryCrossentropy, Accuracy);
}
