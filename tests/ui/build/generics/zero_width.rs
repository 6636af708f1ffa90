// As few as possible.
use neurotype::prelude::*;

network! {
    pub Net<const H: usize>(x: [5]) -> [1] {
        // ERROR: at least 1
        x -> Dense(H) -> Dense(1)
    }
}

fn main() {
    let _ = Net::<0>::new(42);
}
