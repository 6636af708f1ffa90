// What Keras has a layer for is written in the language; for images it is not here.
use neurotype::prelude::*;

network! {
    pub Rows(x: [10, 8]) -> [1] {
        // ERROR: `dropout` stands before the layer, and a mean over rows is a loop
        x -> Lstm(16, return_sequences = true, dropout = 0.2) -> GlobalAveragePooling1D -> Dense(1)
    }
}

network! {
    pub Images(x: [28, 28, 1]) -> [1] {
        // ERROR: convolutions and pooling are not part of this crate
        x -> MaxPooling2D -> Flatten -> Dense(1)
    }
}

fn main() {}
