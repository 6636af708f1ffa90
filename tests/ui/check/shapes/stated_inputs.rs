// 28 times 28 is 748.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [10] {
        // ERROR: the image has 784
        image -> Flatten -> Dense(748 => 10)
    }
}

fn main() {}
