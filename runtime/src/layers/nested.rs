//! A network used as a layer of another.

use super::{Refusal, Rule};
use crate::graph::Graph;
use crate::shape::Sizes;

/// A network used as a layer: `image -> Encoder`. Its shapes are those that it declares.
#[derive(Clone, Copy, Debug)]
pub struct Nested {
    graph: &'static Graph,
}

impl Nested {
    /// The network of this table as a layer.
    #[must_use]
    pub const fn new(graph: &'static Graph) -> Self {
        Self { graph }
    }

    /// Its first output, and its table. Refuses another number of inputs, or other shapes, than it declares.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let graph = self.graph;
        let wanted = count_inputs(graph);
        let mut rule = Rule::of(graph).refuse_unless(
            inputs.len() == wanted,
            Refusal::new("takes ")
                .number(wanted)
                .text(if wanted == 1 { " value, but " } else { " values, but " })
                .number(inputs.len())
                .text(if inputs.len() == 1 { " flows in" } else { " flow in" })
                .text("; give as many as `")
                .text(graph.name)
                .text("` declares, as in `(a, b) -> …`"),
        );
        let mut index = 0;
        while index < wanted && index < inputs.len() {
            let input = &graph.values[index];
            let refusal =
                Refusal::new("takes ").sizes(input.sizes).text(" as `").text(input.name).text("`, but ").feeds(index);
            let refusal = if inputs[index].elements() == input.sizes.elements() {
                refusal.text("; put `Reshape(").sizes(input.sizes).text(")` before it")
            } else {
                refusal.text("; change one of the two")
            };
            rule = rule.refuse_unless(inputs[index].equals(input.sizes), refusal);
            index += 1;
        }
        rule
    }

    /// The shape of one of its outputs; of one that is not there, that of the first.
    #[must_use]
    pub const fn gives(&self, output: usize) -> Sizes {
        let outputs = self.graph.outputs;
        self.graph.values[outputs[if output < outputs.len() { output } else { 0 }].value].sizes
    }

    /// Refuses to be taken for another number of outputs than there are.
    ///
    /// # Panics
    ///
    /// While the compiler evaluates a constant, if the numbers differ.
    #[track_caller]
    pub const fn gives_as_many(&self, name: &str, taken: usize) {
        let outputs = self.graph.outputs;
        if outputs.len() == taken {
            return;
        }
        let mut sentence = crate::shape::Sentence::new("").name(name).text(" gives ").number(outputs.len());
        sentence = sentence.text(if outputs.len() == 1 { " value" } else { " values" });
        let mut index = 0;
        while index < outputs.len() && outputs.len() > 1 {
            sentence = sentence.text(if index == 0 { " (" } else { ", " }).text(outputs[index].name);
            index += 1;
        }
        sentence = sentence.text(if outputs.len() > 1 { "), but " } else { ", but " }).number(taken);
        sentence = sentence.text(if taken == 1 { " is" } else { " are" }).text(" taken");
        sentence.text("; take them apart with `let (a, b) = …`, one name for each").refuse()
    }
}

const fn count_inputs(graph: &Graph) -> usize {
    let mut count = 0;
    while count < graph.values.len() && matches!(graph.values[count].origin, crate::graph::Origin::Input) {
        count += 1;
    }
    count
}
