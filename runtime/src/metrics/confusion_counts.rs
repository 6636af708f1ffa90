//! `TruePositives`, `TrueNegatives`, `FalsePositives`, `FalseNegatives`: how many answers are right and wrong.

use super::Metric;
use super::confusion::Confusion;
use crate::losses::Head;
use crate::outputs::Bernoulli;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The four counts: beside those that precision and recall remember, how many elements there were.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct FourCounts {
    confusion: Confusion,
    elements: usize,
}

impl FourCounts {
    fn true_positives(&self) -> usize {
        self.confusion.true_positives
    }

    fn false_positives(&self) -> usize {
        self.confusion.false_positives
    }

    fn false_negatives(&self) -> usize {
        self.confusion.false_negatives
    }

    fn true_negatives(&self) -> usize {
        self.elements - self.true_positives() - self.false_positives() - self.false_negatives()
    }
}

macro_rules! counts {
    ($($name:ident $field:ident $what:literal $example:literal;)+) => {$(
        #[doc = concat!("How many ", $what, ". An answer is a yes if it is above the threshold, a target if it is above 0.5. For an output of")]
        /// independent probabilities (`sigmoid`).
        ///
        #[doc = concat!("In logs `", stringify!($field), "`. Default: threshold 0.5. Source: Keras 3, `keras.metrics.", stringify!($name), "`.")]
        ///
        /// ```
        #[doc = concat!("use neurotype::metrics::", stringify!($name), ";")]
        /// use neurotype::prelude::*;
        ///
        /// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
        #[doc = concat!("let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy, ", stringify!($name), "::new());")]
        /// let x = Batch::from([[1.0_f32], [2.0], [3.0], [-1.0], [-2.0], [-3.0], [-4.0]]);
        /// let y = Batch::from([[1.0_f32], [1.0], [0.0], [1.0], [1.0], [1.0], [0.0]]);
        #[doc = concat!("assert_eq!(model.evaluate(&x, &y)?.get(\"", stringify!($field), "\"), Some(", $example, "));")]
        /// # Ok::<(), neurotype::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            threshold: f64,
        }

        impl $name {
            /// With a threshold of 0.5.
            #[must_use]
            pub const fn new() -> Self {
                Self { threshold: 0.5 }
            }

            /// What is above it is a yes; default 0.5.
            #[must_use]
            pub const fn threshold(mut self, threshold: f64) -> Self {
                self.threshold = threshold;
                self
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl<S: Shape> Metric<Bernoulli, S> for $name {
            type State = FourCounts;

            fn name(&self) -> Option<&'static str> {
                Some(stringify!($field))
            }

            fn update<T: Scalar>(&self, state: &mut FourCounts, head: &Head<'_, T>) {
                state.confusion.count(head, self.threshold);
                state.elements += head.samples * head.sizes.elements();
            }

            fn result(&self, state: &FourCounts) -> f64 {
                state.$field() as f64
            }
        }
    )+};
}

counts! {
    TruePositives true_positives "answers are a yes and right" "2.0";
    TrueNegatives true_negatives "answers are a no and right" "1.0";
    FalsePositives false_positives "answers are a yes and wrong" "1.0";
    FalseNegatives false_negatives "answers are a no and wrong" "3.0";
}
