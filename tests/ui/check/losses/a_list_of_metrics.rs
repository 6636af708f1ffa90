// Keras takes a list of metrics. Here each has a type of its own, so that several are a tuple: `(Mae, RootMeanSquaredError)`.
use neurotype::prelude::*;

network! { Price(x: [8]) -> [1] { x -> Dense(1) } }

fn main() {
    // ERROR: an array is no metric.
    let _model = Price::new(42).compile(Sgd::new(0.1), Mse, [Mae]);
}
