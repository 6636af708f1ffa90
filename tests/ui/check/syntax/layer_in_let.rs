// A layer without anything that feeds it, and layers called as in Keras.
use neurotype::prelude::*;

network! {
    pub Shared(a: [4], b: [4]) -> [1] {
        // ERROR: `layer shared = Dense(…);`
        let shared = Dense(6, tanh);
        (a -> shared, b -> shared) -> Concat -> Dense(1)
    }
}

network! {
    pub Called(a: [4]) -> [1] {
        // ERROR: write `a -> Dense(…)`
        let h = Dense(6, tanh)(a);
        h -> Dense(1)
    }
}

network! {
    pub Merged(a: [4], b: [4]) -> [1] {
        // ERROR: write `(a, b) -> Concat`
        let h = Concat()([a, b]);
        h -> Dense(1)
    }
}

fn main() {}
