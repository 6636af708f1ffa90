//! `Clipped`: gradients that are cut back before the step, whatever the optimizer.

use super::{Optimizer, Whole, allow, passes_on};
use crate::error::Result;
use crate::kernels;
use crate::scalar::Scalar;

/// An optimizer whose gradients are cut back before each step, in one of three ways:
///
/// | made by | what happens |
/// | --- | --- |
/// | [`clip_value(c)`](Optimizer::clip_value) | each number is kept from −c to c |
/// | [`clip_norm(c)`](Optimizer::clip_norm) | the gradient of each tensor is scaled to the length c if it is longer |
/// | [`global_clip_norm(c)`](Optimizer::global_clip_norm) | the gradient of all parameters together is |
///
/// Source: Keras 3, `keras.optimizers.Optimizer`, `clipvalue`, `clipnorm` and `global_clipnorm`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = zeros) } }
/// let (x, y) = (Batch::from([[1.0_f32]]), Batch::from([[1000.0_f32]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.5).clip_value(1.0), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// assert_eq!(model.dense().weights()[0], 0.5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Clipped<O> {
    optimizer: O,
    clip: Clip,
}

/// How gradients are cut back; each bound is positive.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Clip {
    /// Number by number.
    Value(f64),
    /// By the length of each tensor's gradient.
    Norm(f64),
    /// By the length of the whole gradient.
    GlobalNorm(f64),
}

impl<O> Clipped<O> {
    pub(super) const fn new(optimizer: O, clip: Clip) -> Self {
        Self { optimizer, clip }
    }
}

impl<O: Optimizer> Optimizer for Clipped<O> {
    passes_on!(slots learning_rate is_elementwise steps_by_each average_slot step);

    fn check(&self) -> Result<()> {
        let (name, bound) = match self.clip {
            Clip::Value(bound) => ("clip_value", bound),
            Clip::Norm(bound) => ("clip_norm", bound),
            Clip::GlobalNorm(bound) => ("global_clip_norm", bound),
        };
        allow(name, bound, "it must be positive", |bound| bound > 0.0)?;
        self.optimizer.check()
    }

    fn prepare<T: Scalar>(&self, whole: Whole<'_, '_, T>) {
        let places = whole.tensors.iter().map(|tensor| tensor.place.clone());
        match self.clip {
            Clip::Value(bound) => {
                let bound = T::from_f64(bound);
                for place in places {
                    kernels::in_parts(
                        [&mut whole.gradients[place]],
                        #[inline(always)]
                        move |_, [gradients]| gradients.iter_mut().for_each(|g| *g = g.larger(-bound).smaller(bound)),
                    );
                }
            }
            Clip::Norm(bound) => {
                for place in places {
                    let gradients = &mut whole.gradients[place];
                    let norm = kernels::square_sum(gradients).sqrt();
                    scale(gradients, bound, norm);
                }
            }
            Clip::GlobalNorm(bound) => {
                let norm = places.clone().map(|place| kernels::square_sum(&whole.gradients[place])).sum::<f64>().sqrt();
                for place in places {
                    scale(&mut whole.gradients[place], bound, norm);
                }
            }
        }
        self.optimizer.prepare(whole);
    }
}

/// Scales what is longer than the bound.
fn scale<T: Scalar>(gradients: &mut [T], bound: f64, norm: f64) {
    if norm > bound {
        kernels::scale(gradients, T::from_f64(bound / norm));
    }
}
