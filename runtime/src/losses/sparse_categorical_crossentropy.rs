//! `SparseCategoricalCrossentropy`: how surprised a distribution is by the class.

use super::rows::{lanes, mean_of_rows};
use super::{FromLogits, Head, Loss, LossWeight, Seed};
use crate::kernels;
use crate::outputs::{LogProbabilities, Logits, Probabilities};
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −ln yₜ, with t the class of the sample. For an output of probabilities (`softmax`) `[N]`; the target is
/// [`Labels<N>`](crate::Labels). For a class in each row, `[ROWS, N]`, it is [`Indices<ROWS, N>`](crate::Indices), and the loss the mean over the rows.
///
/// [`from_logits`](Self::from_logits) is for outputs of raw numbers.
///
/// The gradient is computed together with the softmax, as y minus one-hot, so that it neither overflows nor vanishes; a
/// probability of 0 counts as the smallest positive number. Source: Keras 3, `keras.losses.SparseCategoricalCrossentropy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> Dense(2, softmax) } }
/// let x = Batch::from([[0.0_f32, 1.0], [1.0, 0.0]]);
/// let y = Labels::new([0, 1])?;
/// let mut model = Net::new(42).compile(Sgd::new(1.0), SparseCategoricalCrossentropy, Accuracy);
/// model.fit(&x, &y).epochs(50).verbose(false).run()?;
/// assert_eq!(model.predict_classes(&x), [0, 1]);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("CrossEntropyLoss", "NLLLoss"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SparseCategoricalCrossentropy;

plain!(SparseCategoricalCrossentropy);

impl LossWeight for SparseCategoricalCrossentropy {}

impl SparseCategoricalCrossentropy {
    /// For an output of raw numbers: see [`FromLogits`].
    #[must_use]
    pub const fn from_logits(self) -> FromLogits<Self> {
        FromLogits(self)
    }

    /// For the sentence that the compiler says to who looks for it.
    #[doc(hidden)]
    #[must_use]
    pub fn label_smoothing<N>(self, _smoothing: N) -> Self
    where
        (): SmoothsClasses<N>,
    {
        self
    }
}

/// Nothing implements it.
#[diagnostic::on_unimplemented(
    message = "`SparseCategoricalCrossentropy` has no label smoothing, here as in Keras",
    label = "write `CategoricalCrossentropy.label_smoothing(…)`, whose targets are rows of 0 and 1: `labels.one_hot()`"
)]
pub trait SmoothsClasses<N> {}

impl Loss<Probabilities> for SparseCategoricalCrossentropy {
    type Target<S: Shape> = S::Labels;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let share = T::from_f64(head.row_share());
        if let Some(mut seed) = seed {
            let through = seed.through_activation();
            if through {
                seed.target.put_from(
                    [head.numbers],
                    #[inline(always)]
                    move |[y]| share * y,
                );
            } else {
                seed.target.put_each(|_| T::ZERO);
            }
            for (first, row) in head.along_last_axis() {
                for (_, place) in row.classes() {
                    let slope = if through { T::ONE } else { T::ONE / row.numbers[place].larger(T::TINY) };
                    seed.target.add(first + place, -share * slope);
                }
            }
        }
        for (_, row) in head.along_last_axis() {
            add_surprise(&row, head.row_share(), losses);
        }
    }
}

/// Adds to the loss of each sample a share of −ln yₜ.
fn add_surprise<T: Scalar>(row: &Head<'_, T>, share: f64, losses: &mut [f64]) {
    /// Samples that are worked on beside each other: all of a usual batch.
    const LANES: usize = 64;
    let mut places = row.classes();
    for losses in losses.chunks_mut(LANES) {
        let mut chosen = [T::ONE; LANES];
        for (chosen, (_, place)) in chosen[..losses.len()].iter_mut().zip(&mut places) {
            *chosen = row.numbers[place];
        }
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || {
                for (loss, y) in losses.iter_mut().zip(&chosen) {
                    *loss -= share * y.larger(T::TINY).ln().to_f64();
                }
            },
        );
    }
}

/// ln Σ eᶻ − z of the class; the gradient is the softmax, less 1 for the class.
fn of_logits<T: Scalar>(head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>) {
    mean_of_rows(
        head,
        losses,
        seed.as_mut(),
        0.0,
        #[inline(always)]
        move |row| {
            let known = row.log_sum_exp();
            let [largest, log] = &known;
            (lanes(|lane| largest[lane].to_f64() + log[lane].to_f64()), known)
        },
        #[inline(always)]
        move |z, _, [largest, log]| (z - largest - log).exp(),
    );
    let share = head.row_share();
    for (first, row) in head.along_last_axis() {
        for (loss, (_, place)) in losses.iter_mut().zip(row.classes()) {
            *loss -= share * row.numbers[place].to_f64();
            if let Some(seed) = &mut seed {
                seed.target.add(first + place, T::from_f64(-share));
            }
        }
    }
}

macro_rules! from_logits {
    ($($kind:ty),+) => {$(
        impl Loss<$kind> for FromLogits<SparseCategoricalCrossentropy> {
            type Target<S: Shape> = S::Labels;

            fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
                of_logits(head, losses, seed);
            }
        }
    )+};
}
from_logits!(Logits, LogProbabilities);
