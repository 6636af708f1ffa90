// Compiled afterwards, or never.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        x -> Dense(1)
    }
}

fn main() -> neurotype::Result<()> {
    let (x, y) = (Batch::from([[0.0_f32; 8]]), Batch::from([[1.0_f32]]));
    let mut model = Net::new(42);
    // ERROR: no loss yet
    model.fit(&x, &y).epochs(3).run()?;
    // ERROR: no loss yet
    println!("{}", model.evaluate(&x, &y)?);
    Ok(())
}
