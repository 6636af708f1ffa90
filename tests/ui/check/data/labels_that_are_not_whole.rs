// Classes are read from a table of floats.
use neurotype::prelude::*;

fn main() {}

fn wrong(column: Vec<f32>) -> neurotype::Result<Labels<3>> {
    // ERROR: a class is a whole number
    Labels::new(column)
}
