//! What a layer's shape rule answers: a plain value, computed while the user's crate compiles.

use crate::constraints::AnyConstraint;
use crate::graph::{Graph, Tensors};
use crate::regularizers::AnyRegularizer;
use crate::shape::{Refusal, Site, Sizes};

/// What a layer makes of the shapes that flow in: its output, its parameters, what it keeps and costs, and whether it
/// refuses them. Every layer has an inherent `const fn rule(&self, inputs: &[Sizes]) -> Rule`, which
/// [`network!`](crate::network!) calls by name.
///
/// A rule is total: it answers whatever flows in, and says with [`refuse_unless`](Self::refuse_unless) what does not fit, so
/// that one mistake is one error.
///
/// ```
/// use neurotype::Sizes;
/// use neurotype::layers::{Refusal, Rule};
///
/// /// Pairs of neighbouring features, each pair with a weight of its own.
/// const fn rule(inputs: &[Sizes]) -> Rule {
///     let features = inputs[0].last();
///     Rule::gives(Sizes::new(&[features / 2]))
///         .with("weights", Sizes::new(&[features / 2]))
///         .costs(features)
///         .refuse_unless(
///             features % 2 == 0,
///             Refusal::new("takes an even number of features, but ").feeds(0),
///         )
/// }
/// assert_eq!(rule(&[Sizes::new(&[8])]).output.to_string(), "[4]");
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Rule {
    /// The shape of the result.
    pub output: Sizes,
    /// The parameters.
    pub tensors: Tensors,
    /// Numbers a sample kept for the way back, beside the output.
    pub kept: usize,
    /// Operations for one sample on the way forward.
    pub flops: usize,
    pub(crate) view: Option<usize>,
    pub(crate) graph: Option<&'static Graph>,
    pub(crate) is_frozen: bool,
    pub(crate) is_rectified: bool,
    pub(crate) reuse: Reuse,
    takes_indices: bool,
    refusal: Option<Refusal>,
}

/// What of the memory of its values a layer leaves to others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reuse {
    pub(crate) in_place: bool,
    pub(crate) forgets_output: bool,
    pub(crate) adds_up: bool,
}

impl Reuse {
    pub(crate) const NONE: Self = Self { in_place: false, forgets_output: false, adds_up: false };
}

impl Rule {
    /// A result of this shape; no parameters, nothing kept, nothing refused.
    pub const fn gives(output: Sizes) -> Self {
        Self {
            output: output.of_numbers(),
            tensors: Tensors::NONE,
            kept: 0,
            flops: 0,
            view: None,
            graph: None,
            is_frozen: false,
            is_rectified: false,
            reuse: Reuse::NONE,
            takes_indices: false,
            refusal: None,
        }
    }

    /// With one more tensor of parameters.
    pub const fn with(mut self, name: &'static str, sizes: Sizes) -> Self {
        self.tensors = self.tensors.with(name, sizes);
        self
    }

    /// With one more tensor that training does not change by its gradient, but the layer itself: a moving average, a count.
    /// State comes behind all parameters.
    pub const fn with_state(mut self, name: &'static str, sizes: Sizes) -> Self {
        self.tensors = self.tensors.with_state(name, sizes);
        self
    }

    /// With a penalty on the numbers of the last tensor, and what keeps them within bounds.
    pub const fn governed(
        mut self,
        regularizer: Option<&'static dyn AnyRegularizer>,
        constraint: Option<&'static dyn AnyConstraint>,
    ) -> Self {
        self.tensors = self.tensors.governed(regularizer, constraint);
        self
    }

    /// With parameters that training changes, or does not; called behind the last tensor.
    pub const fn trainable(mut self, trainable: bool) -> Self {
        if !trainable {
            self.tensors = self.tensors.frozen();
            self.is_frozen = true;
        }
        self
    }

    /// Taking indices where an input is declared as `[0..10_000; 20]`; a layer that does not say so is refused them.
    pub const fn takes_indices(mut self) -> Self {
        self.takes_indices = true;
        self
    }

    /// Giving what `relu` gives, and passing a gradient through it: what feeds it may do that on the way.
    pub(crate) const fn rectified(mut self, is_rectified: bool) -> Self {
        self.is_rectified = is_rectified;
        self
    }

    /// Ready to work on the numbers of an input where they are: nothing is computed from another place of it, the way back needs no input, and what
    /// it makes of the gradient in its place is that of the input.
    pub(crate) const fn in_place(mut self, in_place: bool) -> Self {
        self.reuse.in_place = in_place;
        self
    }

    /// Not looking at its output on the way back.
    pub(crate) const fn forgets_output(mut self, forgets: bool) -> Self {
        self.reuse.forgets_output = forgets;
        self
    }

    /// Ready to add what it gives to what is there, and leaving its gradient as it is.
    pub(crate) const fn adds_up(mut self, adds_up: bool) -> Self {
        self.reuse.adds_up = adds_up;
        self
    }

    /// Keeping so many numbers a sample for the way back.
    pub const fn keeps(mut self, numbers: usize) -> Self {
        self.kept = numbers;
        self
    }

    /// Costing so many operations a sample.
    pub const fn costs(mut self, operations: usize) -> Self {
        self.flops = operations;
        self
    }

    /// As another view of the first input from this element on: same numbers, nothing computed.
    pub(crate) const fn views(mut self, first_element: usize) -> Self {
        self.view = Some(first_element);
        self
    }

    /// As another network.
    pub(crate) const fn of(graph: &'static Graph) -> Self {
        let outputs = graph.outputs;
        let mut rule = Self::gives(graph.values[outputs[0].value].sizes);
        rule.graph = Some(graph);
        rule.takes_indices = true;
        rule.flops = graph.flops();
        rule
    }

    /// Refuses what flows in unless a condition holds; of several refusals the first stands.
    pub const fn refuse_unless(mut self, holds: bool, refusal: Refusal) -> Self {
        if !holds && self.refusal.is_none() {
            self.refusal = Some(refusal);
        }
        self
    }

    /// Ends compilation if something was refused.
    ///
    /// # Panics
    ///
    /// While the compiler evaluates a constant, in the words of the refusal.
    #[track_caller]
    pub const fn check(&self, site: &Site) {
        let mut index = 0;
        while index < site.inputs.len() {
            if site.inputs[index].sizes.bound().is_some() && !self.takes_indices {
                let refusal = Refusal::new("takes numbers, but ").feeds(index).text(", which are indices");
                refusal.text("; put `Embedding(8)` before ").this().say(site);
            }
            index += 1;
        }
        if let Some(refusal) = &self.refusal {
            refusal.say(site);
        }
    }

    /// Why a layer of this name refuses what it is made with, if it does.
    pub(crate) fn refused(&self, name: &str) -> Option<String> {
        self.refusal.map(|refusal| refusal.words(name))
    }
}
