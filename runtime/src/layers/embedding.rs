//! `Embedding`: a row of numbers for each word of a vocabulary, which is learned.

use super::governed::{Governed, fill};
use super::{Backward, Forward, Layer, Rule};
use crate::constraints::AnyConstraint;
use crate::initializers::{Fans, Initializer, RandomUniform};
use crate::outputs::Logits;
use crate::random::Random;
use crate::regularizers::AnyRegularizer;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// The row of a table that each index chooses: `[0..vocabulary; N]` to `[N, output_dim]`.
///
/// Written `Embedding(8)`, or `Embedding(10_000 => 8)` to state the number of rows, at least the vocabulary of the input. It takes an input of
/// indices, declared `words: [0..10_000; 20]` and given as [`Indices`](crate::Indices), or a row of one in a `for`. Arguments, with Keras's names and
/// defaults:
///
/// | argument | default |
/// | --- | --- |
/// | `output_dim` | |
/// | `embeddings_initializer` | `random_uniform`, from −0.05 to 0.05 |
/// | `embeddings_regularizer`, `embeddings_constraint` | none |
/// | `trainable` | `true` |
///
/// Parameters: `embeddings` `[vocabulary, output_dim]`. Source: Keras 3, `keras.layers.Embedding`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Reviews(words: [0..100; 3]) -> [1] { words -> Embedding(4) -> Flatten -> Dense(1, sigmoid) } }
/// assert_eq!(Reviews::PARAMETERS, 100 * 4 + 12 + 1);
/// let (x, y) = (Indices::<3, 100>::new([1, 2, 3, 4, 5, 6])?, Batch::from([[1.0_f32], [0.0]]));
/// let mut model = Reviews::new(42).compile(Adam::new(0.05), BinaryCrossentropy, Accuracy);
/// let history = model.fit(&x, &y).epochs(20).verbose(false).run()?;
/// assert_eq!(history.last("accuracy"), Some(1.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Embedding {
    output_dim: usize,
    input_dim: Option<usize>,
    embeddings_initializer: &'static dyn Initializer,
    embeddings: Governed,
    trainable: bool,
}

/// Indices travel as the numbers of the network, which are exact up to here in `f32`.
const MOST: usize = 1 << 24;

impl Embedding {
    /// Rows of so many numbers, with Keras's initial values.
    #[must_use]
    pub const fn new(output_dim: usize) -> Self {
        Self {
            output_dim,
            input_dim: None,
            embeddings_initializer: const { &RandomUniform::new() },
            embeddings: Governed::FREE,
            trainable: true,
        }
    }

    /// States the number of rows, at least the vocabulary of the input.
    #[must_use]
    pub const fn takes(mut self, input_dim: usize) -> Self {
        self.input_dim = Some(input_dim);
        self
    }

    /// How the rows begin; default `random_uniform`.
    #[must_use]
    pub const fn embeddings_initializer(mut self, initializer: &'static dyn Initializer) -> Self {
        self.embeddings_initializer = initializer;
        self
    }

    /// What the rows cost; default nothing.
    #[must_use]
    pub const fn embeddings_regularizer(mut self, regularizer: &'static dyn AnyRegularizer) -> Self {
        self.embeddings.regularizer = Some(regularizer);
        self
    }

    /// What keeps the rows within bounds; default nothing.
    #[must_use]
    pub const fn embeddings_constraint(mut self, constraint: &'static dyn AnyConstraint) -> Self {
        self.embeddings.constraint = Some(constraint);
        self
    }

    /// Whether training changes the layer; default `true`.
    #[must_use]
    pub const fn trainable(mut self, trainable: bool) -> Self {
        self.trainable = trainable;
        self
    }

    /// How many rows there are for such an input.
    const fn rows(&self, input: Sizes) -> usize {
        match (self.input_dim, input.bound()) {
            (Some(stated), _) => stated,
            (None, Some(vocabulary)) => vocabulary,
            (None, None) => 1,
        }
    }

    /// `[N, output_dim]`, with the `embeddings`. Refuses numbers that are no indices, fewer rows than the vocabulary, rows of 0 numbers, and a
    /// vocabulary of more than 2²⁴.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let (rows, count) = (self.rows(inputs[0]), inputs[0].elements());
        let vocabulary = match inputs[0].bound() {
            Some(vocabulary) => vocabulary,
            None => 1,
        };
        Rule::gives(Sizes::new(&[count, self.output_dim]))
            .takes_indices()
            .with("embeddings", Sizes::new(&[rows, self.output_dim]))
            .governed(self.embeddings.regularizer, self.embeddings.constraint)
            .trainable(self.trainable)
            .refuse_unless(
                inputs[0].bound().is_some(),
                Refusal::new("takes indices, but ")
                    .feeds(0)
                    .text(", which are numbers; declare the input as `[0..1000; ")
                    .number(count)
                    .text("]`, with the size of the vocabulary"),
            )
            .refuse_unless(self.output_dim > 0, Refusal::new("has rows of 0 numbers; they need at least 1"))
            .refuse_unless(vocabulary > 0, Refusal::new("has a vocabulary of 0; it needs at least 1"))
            .refuse_unless(
                rows >= vocabulary,
                Refusal::new("has ")
                    .number(rows)
                    .text(" rows, but ")
                    .giver(0)
                    .text(" holds indices below ")
                    .number(vocabulary)
                    .text("; it needs a row for each"),
            )
            .refuse_unless(rows <= MOST, Refusal::new("has more than 16777216 rows, which is the most there can be"))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Embedding {
    type Kind = Logits;

    fn initialize(&self, inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        let fans = Fans { inputs: self.rows(inputs[0]), outputs: self.output_dim };
        fill(self.embeddings_initializer, fans, parameters, random);
    }

    fn forward(&self, call: Forward<'_, T>) {
        let Forward { inputs, parameters, output, step, .. } = call;
        let rows = output.chunks_exact_mut((self.output_dim * step).max(1));
        for (output, indices) in rows.zip(inputs.get(0).chunks_exact(step)) {
            for (sample, index) in indices.iter().enumerate() {
                let start = place(*index) * self.output_dim;
                for (feature, number) in parameters[start..start + self.output_dim].iter().enumerate() {
                    output[feature * step + sample] = *number;
                }
            }
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (x, gradient, step) = (call.inputs.get(0), &*call.gradient, call.step);
        let Some(mut target) = call.weights.target() else { return };
        target.begin();
        let rows = gradient.chunks_exact((self.output_dim * step).max(1));
        for (gradient, indices) in rows.zip(x.chunks_exact(step)) {
            for (sample, index) in indices[..call.samples].iter().enumerate() {
                let start = place(*index) * self.output_dim;
                for feature in 0..self.output_dim {
                    target.add(start + feature, gradient[feature * step + sample]);
                }
            }
        }
    }
}

/// The index that a number stands for.
fn place<T: Scalar>(index: T) -> usize {
    index.to_f64() as usize
}
