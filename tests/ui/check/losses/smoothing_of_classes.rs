// PyTorch smooths classes that are numbers.
use neurotype::prelude::*;

network! { Net(x: [4]) -> [3] { x -> Dense(3, softmax) } }

fn main() {
    // ERROR: write `CategoricalCrossentropy.label_smoothing(…)`
    let loss = SparseCategoricalCrossentropy.label_smoothing(0.1);
    println!("{}", Net::new(42).compile(Sgd::new(0.1), loss, Accuracy).summary());
}
