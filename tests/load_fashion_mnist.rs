//! Loads Fashion-MNIST as the environment says and prints what came: for the tests in `datasets.rs`, which need a process
//! for each environment.

use neurotype::prelude::*;

fn main() -> Result<()> {
    let (train, test) = datasets::fashion_mnist()?;
    println!("{} {} {:?}", train.x.len(), test.y.len(), train.y.iter().take(5).collect::<Vec<_>>());
    Ok(())
}
