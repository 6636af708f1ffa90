//! `sample_weight` and `class_weight`: samples that count more than others.

use super::fit::Fit;
use crate::data::{Labels, Part};
use crate::error::{Error, Result};
use crate::graph::Graph;
use crate::losses::TrainedBy;
use crate::network::Network;
use crate::outputs::{Bernoulli, Kind, LogProbabilities, Logits, Probabilities, Refused};
use crate::scalar::Scalar;
use crate::shape::{Rank1, Shape, Shapes};

// Without the bounds of the others, which would keep the compiler from saying the sentences of these traits.
impl<N: Network, O, L, M> Fit<'_, '_, N, O, L, M> {
    /// How much each sample counts: its loss and gradient are multiplied by that, and the loss of a batch is their mean over the number of samples,
    /// as in Keras. Metrics count all samples the same. `&[f64]` for all outputs, or a tuple with one or `()` for each.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
    /// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [100.0]]));
    /// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
    /// model.fit(&x, &y).sample_weight(&[1.0, 0.0]).epochs(100).verbose(false).run()?;
    /// assert!((model.predict(&x).sample(0)[0] - 1.0).abs() < 1e-3); // the second sample does not count
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    #[rustfmt::skip]
    pub fn sample_weight<Outputs: SampleWeights<Weights>, Weights>(mut self, weights: Weights) -> Self
    where
        N: Network<Outputs = Outputs>,
    {
        self.weights = Outputs::vectors(weights, N::GRAPH.outputs.len());
        self
    }

    /// How much each sample of the [`validation`](Self::validation) counts. A [`validation_split`](Self::validation_split) takes the weights of
    /// its samples from [`sample_weight`](Self::sample_weight).
    #[rustfmt::skip]
    pub fn validation_sample_weight<Outputs: SampleWeights<Weights>, Weights>(mut self, weights: Weights) -> Self
    where
        N: Network<Outputs = Outputs>,
    {
        self.validation_weights = Outputs::vectors(weights, N::GRAPH.outputs.len());
        self
    }

    /// How much the samples of each class count, in training and not in validation: an array with a number for each class, `[f64; 2]` for no and
    /// yes of a single `sigmoid`. Only for a network with one output whose targets are classes.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Net(x: [2]) -> [2] { x -> Dense(2, softmax) } }
    /// let x = Batch::from([[0.0_f32, 0.0], [0.0, 0.0]]);
    /// let y = Labels::new([0, 1])?;
    /// let mut model = Net::new(42).compile(Sgd::new(1.0), SparseCategoricalCrossentropy, Accuracy);
    /// model.fit(&x, &y).class_weight([1.0, 3.0]).epochs(50).verbose(false).run()?;
    /// assert!((model.predict(&x).sample(0)[1] - 0.75).abs() < 1e-3);
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    #[rustfmt::skip]
    pub fn class_weight<Kinds: TrainedBy<L, N::Outputs, Targets = Truth> + ClassWeights<Weights, Truth>, Weights, Truth>(mut self, weights: Weights) -> Self
    where
        N: Network<Kinds = Kinds>,
    {
        self.class_weights = self.data.1.first().map(|y| Kinds::of_samples(weights, y));
        self
    }
}

/// Outputs whose samples `Weights` can weigh: `&[f64]`, `&Vec<f64>` or `&[f64; N]` for all outputs, or a tuple with one of them
/// for each, and `()` where all samples count the same.
#[diagnostic::on_unimplemented(
    message = "`{Weights}` are no sample weights for outputs of `{Self}`",
    label = "give `&[f64]`, one number a sample, or a tuple with one or `()` for each output"
)]
pub trait SampleWeights<Weights> {
    /// A vector for each output; none where all samples count the same.
    #[doc(hidden)]
    fn vectors(weights: Weights, outputs: usize) -> Vec<Option<Vec<f64>>>;
}

/// The weights for one output.
trait Numbers {
    fn numbers(self) -> Option<Vec<f64>>;
}

impl Numbers for () {
    fn numbers(self) -> Option<Vec<f64>> {
        None
    }
}

macro_rules! numbers {
    ($([$($generics:tt)*] $list:ty),+) => {$(
        impl<$($generics)*> Numbers for &$list {
            fn numbers(self) -> Option<Vec<f64>> {
                Some(self.to_vec())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<Outputs: Shapes, $($generics)*> SampleWeights<&$list> for Outputs {
            fn vectors(weights: &$list, outputs: usize) -> Vec<Option<Vec<f64>>> {
                vec![Some(weights.to_vec()); outputs]
            }
        }
    )+};
}
numbers!([] [f64], [] Vec<f64>, [const N: usize] [f64; N]);

macro_rules! weights_tuples {
    ($($name:ident)+) => {
        weights_tuples!(@ [$($name)+] [S0 S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11] []);
    };
    (@ [$weights:ident $($rest:ident)*] [$shape:ident $($shapes:ident)*] [$($done:tt)*]) => {
        weights_tuples!(@ [$($rest)*] [$($shapes)*] [$($done)* ($weights $shape)]);
    };
    (@ [] $shapes:tt [$(($weights:ident $shape:ident))+]) => {
        #[diagnostic::do_not_recommend]
        #[allow(private_bounds, reason = "the lists that can stand in the tuple are named in the docs")]
        impl<$($weights: Numbers, $shape: Shape),+> SampleWeights<($($weights,)+)> for ($($shape,)+) {
            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            fn vectors(weights: ($($weights,)+), _outputs: usize) -> Vec<Option<Vec<f64>>> {
                let ($($weights,)+) = weights;
                vec![$($weights.numbers()),+]
            }
        }
    };
}
crate::tuples::for_each_tuple!(weights_tuples);

/// Outputs whose targets are classes that `Weights` can weigh: `[f64; CLASSES]` for labels and for one-hot targets of a `softmax`, `[f64; 2]`
/// for the yes or no of a single `sigmoid`.
#[diagnostic::on_unimplemented(
    message = "`{Weights}` are no class weights for an output of `{Self}` with targets of `{Targets}`",
    label = "class weights are an array with a number for each class, and the targets must be classes, one for each sample"
)]
pub trait ClassWeights<Weights, Targets> {
    /// The weight of each sample.
    #[doc(hidden)]
    fn of_samples<T: Scalar>(weights: Weights, y: &Part<'_, T>) -> Vec<f64>;
}

macro_rules! class_weights {
    ($([$($generics:tt)*] $kind:ty, $classes:expr, $targets:ty;)+) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ClassWeights<[f64; $classes], $targets> for $kind {
            fn of_samples<T: Scalar>(weights: [f64; $classes], y: &Part<'_, T>) -> Vec<f64> {
                y.classes().into_iter().map(|class| weights.get(class).copied().unwrap_or(1.0)).collect()
            }
        }
    )+};
}
class_weights! {
    [const CLASSES: usize] Probabilities, CLASSES, Labels<CLASSES>;
    [const CLASSES: usize] LogProbabilities, CLASSES, Labels<CLASSES>;
    [const CLASSES: usize] Logits, CLASSES, Labels<CLASSES>;
    [const CLASSES: usize] Probabilities, CLASSES, Rank1<CLASSES>;
    [] Bernoulli, 2, Rank1<1>;
    // Never targets: with a second implementation in sight the compiler does not explain the first.
    [const CLASSES: usize] Logits, CLASSES, NoWeights<CLASSES>;
}

#[diagnostic::do_not_recommend]
impl<Weights> ClassWeights<Weights, Refused> for Refused {
    fn of_samples<T: Scalar>(_weights: Weights, _y: &Part<'_, T>) -> Vec<f64> {
        Vec::new()
    }
}

/// Never weights: with other implementations in sight the compiler does not guess the classes.
#[derive(Debug)]
pub struct NoWeights<const INDEX: usize>;

macro_rules! no_weights {
    ($($index:literal),+) => {$(
        #[diagnostic::do_not_recommend]
        impl<K: Kind, Targets> ClassWeights<NoWeights<$index>, Targets> for K {
            fn of_samples<T: Scalar>(_weights: NoWeights<$index>, _y: &Part<'_, T>) -> Vec<f64> {
                Vec::new()
            }
        }
    )+};
}
no_weights!(0, 1);

/// Refuses weights of another number of samples, and such as are negative or not finite; fills in those that are not there. `argument` is
/// what they were given as: `validation_sample_weight`.
pub(super) fn checked(
    argument: &str,
    graph: &Graph,
    vectors: Vec<Option<Vec<f64>>>,
    samples: usize,
) -> Result<Vec<Vec<f64>>> {
    let several = graph.outputs.len() > 1;
    let all = vectors.into_iter().zip(graph.outputs).map(|(weights, output)| {
        let weights = weights.unwrap_or_else(|| vec![1.0; samples]);
        let of = if several { format!(" of `{}`", output.name) } else { String::new() };
        if weights.len() != samples {
            return Err(Error::LengthsDiffer {
                first: "`x`".to_owned(),
                first_samples: samples,
                second: format!("`{argument}`{of}"),
                second_samples: weights.len(),
            });
        }
        match weights.iter().position(|weight| !weight.is_finite() || *weight < 0.0) {
            None => Ok(weights),
            Some(sample) => {
                let allowed = format!("the weight of sample {sample}{of} must be finite and not negative");
                Err(Error::argument(argument, weights[sample], &allowed))
            }
        }
    });
    all.collect()
}
