// 5 and 30 is 36.
use neurotype::prelude::*;

network! {
    pub Net(wide: [5], deep: [6]) -> [1] {
        let hidden = deep -> Dense(30);
        let price =
            // ERROR: 35 flow in
            (wide, hidden) -> Concat -> Dense(36 => 1);
        price
    }
}

fn main() {}
