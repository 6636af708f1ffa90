// Beyond some widths.
use neurotype::prelude::*;

network! {
    pub Net<const H: usize>(x: [8]) -> [4] {
        let hidden = x -> Dense(H);
        // ERROR: 3 at most
        hidden[0..4]
    }
}

fn main() {
    let _ = Net::<3>::new(1);
}
