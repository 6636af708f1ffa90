// Keras takes losses and metrics by name, too. Here they are values: `Mse`, `Mae`.
use neurotype::prelude::*;

network! { Price(x: [8]) -> [1] { x -> Dense(1) } }

fn main() {
    // ERROR: neither name is a loss or a metric.
    let _model = Price::new(42).compile(Sgd::new(0.1), "mse", "mae");
}
