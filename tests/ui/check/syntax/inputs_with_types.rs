// What has a type is a setting.
use neurotype::prelude::*;

network! {
    // ERROR: an input has a shape.
    Net(x: Vec<f32>) -> [1] { x -> Dense(1) }
}
network! {
    // ERROR: one comma too many.
    Two(x: [8],, y: [3]) -> [1] { (x, y) -> Concat -> Dense(1) }
}

fn main() {}
