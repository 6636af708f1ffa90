// One too many.
use neurotype::prelude::*;

network! {
    pub Net(
        // ERROR: twelve at most
        x0: [1], x1: [1], x2: [1], x3: [1], x4: [1], x5: [1], x6: [1], x7: [1], x8: [1], x9: [1], x10: [1], x11: [1], x12: [1],
    ) -> [1] {
        (x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12) -> Concat -> Dense(1)
    }
}

fn main() {}
