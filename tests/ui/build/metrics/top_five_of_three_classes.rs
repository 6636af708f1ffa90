//! The first five of three classes are always right.

use neurotype::metrics::TopKCategoricalAccuracy;
use neurotype::prelude::*;

network! { pub Net(x: [2]) -> [3] { x -> Dense(3, softmax) } }

fn main() {
    let _ = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, TopKCategoricalAccuracy::<5>);
}
