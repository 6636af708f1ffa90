// A schedule, I thought, begins with a rate.
use neurotype::prelude::*;

fn main() {
    // ERROR: a number is no schedule
    let _ = Adam::default().schedule(0.1);
}
