// All turns side by side.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        let mut h = x;
        // ERROR: how many there are is not known
        let all = for _ in 0..depth {
            h = h -> Dense(8);
            h
        };
        all -> Flatten
    }
}

fn main() {}
