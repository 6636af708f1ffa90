// As a network.
use neurotype::prelude::*;

use neurotype::layers::{Backward, Forward, Layer, Refusal, Rule};
use neurotype::outputs::Logits;
use neurotype::{Scalar, Sizes};

#[derive(Clone, Copy, Debug)]
pub struct Halves {
    share: f64,
}

impl Halves {
    pub const fn new(share: f64) -> Self {
        Self { share }
    }

    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let features = inputs[0].last();
        Rule::gives(Sizes::new(&[features / 2]))
            .refuse_unless(features % 2 == 0, Refusal::new("takes an even number of features, but ").feeds(0))
    }
}

impl<T: Scalar> Layer<T> for Halves {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let half = call.output.len();
        call.output.copy_from_slice(&call.inputs.get(0)[..half]);
    }

    fn backward(&self, _: Backward<'_, T>) {}
}

network! {
    pub Net(x: [8]) -> [4] {
        // ERROR: parentheses
        x -> Halves
    }
}

fn main() {}
