//! A tuple of sample weights for a single output.

use neurotype::prelude::*;

network! { pub Net(x: [2]) -> [3] { x -> Dense(3, softmax) } }

fn main() {
    let x = Batch::from([[1.0_f32, 2.0]]);
    let y = Labels::new([1]).unwrap();
    let mut model = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, ());
    let _ = model.fit(&x, &y).sample_weight((&[1.0], &[2.0])).run();
}
