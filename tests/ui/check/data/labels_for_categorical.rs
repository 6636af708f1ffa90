// Classes as numbers, for the loss of Keras that wants them one-hot.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [10] {
        x -> Dense(10, softmax)
    }
}

fn train(x: &Batch<shape![8]>, y: &Labels<10>) {
    let mut model = Net::new(1).compile(Sgd::new(0.1), CategoricalCrossentropy, Accuracy);
    // ERROR: rows of 0 and 1
    let _ = model.fit(x, y);
}

fn main() {}
