use neurotype::prelude::*;

network! { Net(x: [2]) -> [1] { x -> Dense(1) } }

fn main() {
    let x = Batch::from([[1.0_f32, 2.0]]);
    let y = Batch::from([[1.0_f32]]);
    let mut model = Net::new(1).compile(Sgd::new(0.1), Mse, ());
    // A closure, I thought, is a callback.
    // ERROR: a closure goes into a `LambdaCallback`.
    let _ = model.fit(&x, &y).callback(|epoch: usize| println!("{epoch}")).run();
}
