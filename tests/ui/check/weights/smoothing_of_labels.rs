// Label smoothing of classes, which PyTorch has, and Keras has not either.
use neurotype::prelude::*;

network! { pub Net(x: [2]) -> [3] { x -> Dense(3, softmax) } }

fn main() {
    // ERROR: write `CategoricalCrossentropy.label_smoothing(…)`
    let _ = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy.label_smoothing(0.1), ());
}
