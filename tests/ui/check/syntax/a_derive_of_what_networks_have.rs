// Networks are `Clone`, `Debug` and serde's already: a derive of the same again is left out, what else it names is derived.
use neurotype::prelude::*;

network! {
    // ERROR: leave `Debug` out
    #[derive(PartialEq, Debug)]
    pub Line(x: [1]) -> [1] { x -> Dense(1) }
}

network! {
    // ERROR: leave `Serialize` out
    #[derive(serde::Serialize)]
    pub Saved(x: [1]) -> [1] { x -> Dense(1) }
}

network! {
    // ERROR: leave `Default` out
    #[derive(Default)]
    pub Made(x: [1]) -> [1] { x -> Dense(1) }
}

fn main() {
    assert!(Line::<f32>::new(1) == Line::new(1));
}
