use neurotype::prelude::*;
use neurotype::search::{RandomSearch, Search};

network! { Line(x: [1]) -> [1] { x -> Dense(1) } }

fn main() {
    // A search, I thought, takes a model and trains it itself, as Keras Tuner does.
    // ERROR: what it wants is the history of a `fit`.
    let _ = Search::new(RandomSearch::new(42)).run(|hp| {
        Ok(Line::new(1).compile(Sgd::new(hp.float("rate", 0.01..=0.1)?), Mse, ()))
    });
}
