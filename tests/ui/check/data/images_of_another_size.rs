// Larger images are better.
use neurotype::prelude::*;

network! {
    Net(image: [28, 28]) -> [10] { image -> Flatten -> Dense(10, softmax) }
}

fn main() {}

fn wrong(x: &Batch<shape![32, 32]>, y: &Labels<10>) {
    let mut model = Net::new(42).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    // ERROR: 28 × 28 are declared
    let _ = model.fit(x, y);
}
