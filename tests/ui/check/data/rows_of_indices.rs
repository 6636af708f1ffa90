// A row of words for each sample, given as numbers one after another.
use neurotype::prelude::*;

network! { pub Net(words: [0..10; 2]) -> [1] { words -> Embedding(4) -> Flatten -> Dense(1) } }

fn main() -> neurotype::Result<()> {
    // ERROR: a row for each sample is for `Indices::from_samples`
    let words = Indices::new([[3, 9], [0, 0]])?;
    println!("{}", Net::new(42).predict(&words).len());
    Ok(())
}
