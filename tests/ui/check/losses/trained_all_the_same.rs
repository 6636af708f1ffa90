// A loss that does not fit, in a whole program: what follows `compile` refers to it.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [3] {
        x -> Dense(3)
    }
}

fn main() -> neurotype::Result<()> {
    let (x, y) = (Batch::from([[0.0_f32; 8]]), Labels::new([1])?);
    // ERROR: it needs `softmax`, or `.from_logits()`
    let mut model = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, ());
    // ERROR: mend what is said of that line
    model.fit(&x, &y).epochs(3).run()?;
    // ERROR: mend what is said of that line
    println!("{}", model.evaluate(&x, &y)?);
    Ok(())
}
