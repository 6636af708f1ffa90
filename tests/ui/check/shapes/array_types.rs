// Rust writes arrays with the type of their numbers.
use neurotype::prelude::*;

network! {
    // ERROR: an image is `[28, 28]`, ten numbers are `[10]`.
    Net(image: [[f32; 28]; 28], scale: [f64; 2] = [0.5, 2.0]) -> [f32; 10] {
        // ERROR: likewise.
        let h: [f32; 100] = image -> Flatten -> Dense(100, relu);
        h -> Dropout(scale[0]) -> Dense(10)
    }
}

fn main() {}
