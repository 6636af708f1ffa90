// A plain enum.
use neurotype::prelude::*;

#[derive(Clone, Debug)]
pub enum Mode {
    Fast,
    Exact,
}

network! {
    pub Net(
        x: [8],
        // ERROR: not storable
        mode: Mode = Mode::Fast,
    ) -> [8] {
        if matches!(mode, Mode::Fast) { x } else { x -> Dense(8) }
    }
}

fn main() {}
