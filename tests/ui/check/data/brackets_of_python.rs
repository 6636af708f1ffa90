// What Python reads by brackets has methods here, since what is not there would be a panic.
use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [3] { x -> Dense(3, softmax) }
}

fn main() -> neurotype::Result<()> {
    let (x, y) = (Batch::from([[0.0_f32; 4]]), Labels::<3>::new([1])?);
    let mut model = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, Accuracy);
    let history = model.fit(&x, &y).run()?;
    // ERROR: a history is not read by `[…]`
    println!("{:?}", history["loss"]);
    // ERROR: an evaluation is not read by `[…]`
    println!("{}", model.evaluate(&x, &y)?["accuracy"]);
    // ERROR: a batch is not read by `[…]`
    println!("{}", model.predict(&x)[0][1]);
    // ERROR: labels are not read by `[…]`
    println!("{}", y[0]);
    // ERROR: a table is not read by `[…]`
    let ages = readers::read_csv("houses.csv")?["age"];
    Ok(())
}
