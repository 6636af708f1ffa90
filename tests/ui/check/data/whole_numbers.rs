// Networks compute with numbers that have a point.
use neurotype::prelude::*;

fn main() {
    // ERROR: networks do not compute with `{integer}`
    let x: Batch<shape![2]> = Batch::from([[5, 3]]);
}
