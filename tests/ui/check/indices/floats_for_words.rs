//! A batch of floats for an input of words.

use neurotype::prelude::*;

network! {
    pub Net(words: [0..1000; 2]) -> [1] {
        words -> Embedding(4) -> Flatten -> Dense(1)
    }
}

fn main() {
    let x = Batch::from([[1.0_f32, 2.0]]);
    let _ = Net::new(42).predict(&x);
}
