//! A regularizer whose type is not known, for tables.

use std::fmt::Debug;

use super::Regularizer;
use crate::error::Result;
use crate::shape::Sizes;

/// Any regularizer, for either scalar.
pub trait AnyRegularizer: Send + Sync + Debug {
    #[doc(hidden)]
    fn penalty_f32(&self, weights: &[f32], sizes: Sizes, gradient: Option<&mut [f32]>) -> f64;

    #[doc(hidden)]
    fn penalty_f64(&self, weights: &[f64], sizes: Sizes, gradient: Option<&mut [f64]>) -> f64;

    #[doc(hidden)]
    fn allowed(&self) -> Result<()>;
}

impl<R: Regularizer> AnyRegularizer for R {
    fn penalty_f32(&self, weights: &[f32], sizes: Sizes, gradient: Option<&mut [f32]>) -> f64 {
        self.penalty(weights, sizes, gradient)
    }

    fn penalty_f64(&self, weights: &[f64], sizes: Sizes, gradient: Option<&mut [f64]>) -> f64 {
        self.penalty(weights, sizes, gradient)
    }

    fn allowed(&self) -> Result<()> {
        self.check()
    }
}
