//! Words of a larger vocabulary.

use neurotype::prelude::*;

network! {
    pub Net(words: [0..1000; 2]) -> [1] {
        words -> Embedding(4) -> Flatten -> Dense(1)
    }
}

fn main() {
    let words = Indices::<2, 5000>::new([1, 2]).unwrap();
    let _ = Net::new(42).predict(&words);
}
