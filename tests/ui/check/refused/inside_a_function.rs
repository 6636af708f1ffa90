// A network may stand in a function, refused or not.
use neurotype::prelude::*;



fn main() {
    network! {
        Net(x: [8]) -> [1] {
            // ERROR: misspelled
            x -> Dense(30, relo) -> Dense(1)
        }
    }
    let _ = (Net::new(42), Net::PARAMETERS);
}
