// Two sequences, gone through together as in Rust and in Python.
use neurotype::prelude::*;

network! {
    pub Both(x: [4, 6], y: [4, 6]) -> [4, 6] {
        // ERROR: a loop goes through the rows of one value
        for (a, b) in (x, y) { a * b }
    }
}

network! {
    pub Zipped(x: [4, 6], y: [4, 6]) -> [4, 6] {
        // ERROR: a loop goes through the rows of one value
        for both in zip(x, y) { both[0..6] * both[6..12] }
    }
}

network! {
    pub Numbered(x: [4, 6]) -> [4, 6] {
        // ERROR: a turn of a loop has no number
        for i, row in enumerate(x) { row }
    }
}

network! {
    pub Parenthesized(x: [4, 6]) -> [4, 6] {
        // ERROR: without parentheses
        for (row) in x { row }
    }
}

fn main() {}
