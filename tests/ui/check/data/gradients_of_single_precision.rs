// Differences of a loss in single precision are mostly rounding.
use neurotype::prelude::*;

network! { Net(x: [2]) -> [1] { x -> Dense(1, tanh) } }

fn main() -> neurotype::Result<()> {
    let (x, y) = (Batch::from([[0.5_f32, 1.0]]), Batch::from([[1.0_f32]]));
    let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
    // ERROR: `Net::<f64>`
    model.check_gradients(&x, &y)
}
