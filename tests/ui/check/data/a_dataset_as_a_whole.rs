// A dataset has inputs and targets; `fit` takes the two apart.

use neurotype::prelude::*;

network! { pub Line(x: [2]) -> [1] { x -> Dense(1) } }

fn main() {
    let data = Dataset { x: Batch::from([[1.0_f32, 2.0]]), y: Batch::from([[1.0_f32]]) };
    let mut model = Line::new(42).compile(Sgd::new(0.01), Mse, ());
    // ERROR: this looks for data, so it is here that it is said
    model.fit(&data);
}
