// Another name.
use neurotype::prelude::*;

network! { pub Deep(x: [8], depth: usize = 3) -> [8] { let mut h = x; for _ in 0..depth { h = h -> Dense(8); } h } }

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: it is called `depth`
        x -> Deep { turns: 5 }
    }
}

fn main() {}
