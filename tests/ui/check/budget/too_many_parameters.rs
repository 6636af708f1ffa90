// It must fit the device.
use neurotype::prelude::*;

network! {
    Net(x: [784]) -> [10] { x -> Dense(300) -> Dense(10) }
}

// ERROR: the budget is exceeded
const _: () = assert!(Net::PARAMETERS <= 100_000);

fn main() {}
