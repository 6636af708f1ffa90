// Without its arrow, a layer might as well begin the next statement or value.
use neurotype::prelude::*;

network! {
    pub Bound(x: [8]) -> [1] {
        // ERROR: a `->` or `;` is missing behind this
        let hidden = x -> Dense(8) relu;
        hidden -> Dense(1)
    }
}

network! {
    pub Carried(x: [8], depth: usize = 3) -> [1] {
        layer cell = Dense(8, tanh);
        let mut h = x;
        // ERROR: a `->` or `;` is missing behind this
        for _ in 0..depth { h = h cell; }
        h -> Dense(1)
    }
}

network! {
    pub Merged(x: [8]) -> [1] {
        // ERROR: a `,` or a `->` is missing before this
        (x -> Dense(8) relu, x) -> Concat -> Dense(1)
    }
}

fn main() {}
