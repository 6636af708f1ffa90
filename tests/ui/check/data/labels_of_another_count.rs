// One class more, for the unknown.
use neurotype::prelude::*;

network! {
    Net(image: [28, 28]) -> [10] { image -> Flatten -> Dense(10, softmax) }
}

fn main() {}

fn wrong(x: &Batch<shape![28, 28]>, y: &Labels<11>) {
    let mut model = Net::new(42).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    // ERROR: ten are declared
    let _ = model.fit(x, y);
}
