// K is in the metric's type, so that the classes can be counted by the compiler.
use neurotype::prelude::*;

network! { Net(x: [4]) -> [3] { x -> Dense(3, softmax) } }

fn main() {
    // ERROR: write `TopKCategoricalAccuracy::<2>`
    let metrics = (Accuracy, TopKCategoricalAccuracy::new(2));
    let model = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, metrics);
    println!("{}", model.summary());
}
