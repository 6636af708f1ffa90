//! Class weights where there are no classes.

use neurotype::prelude::*;

network! { pub Net(x: [2]) -> [1] { x -> Dense(1) } }

fn main() {
    let x = Batch::from([[1.0_f32, 2.0]]);
    let y = Batch::from([[1.0_f32]]);
    let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
    let _ = model.fit(&x, &y).class_weight([1.0, 2.0]).run();
}
