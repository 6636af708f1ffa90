// Sixteen and five is twenty-two.
use neurotype::prelude::*;

network! {
    pub Net<const H: usize>(x: [5]) -> [1] {
        let hidden = x -> Dense(H);
        // ERROR: 21 flow in
        (x, hidden) -> Concat -> Dense(22 => 1)
    }
}

fn main() {
    let _ = Net::<16>::new(42);
}
