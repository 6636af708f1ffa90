//! A constraint whose type is not known, for tables.

use std::fmt::Debug;

use super::Constraint;
use crate::error::Result;
use crate::shape::Sizes;

/// Any constraint, for either scalar.
pub trait AnyConstraint: Send + Sync + Debug {
    #[doc(hidden)]
    fn project_f32(&self, weights: &mut [f32], sizes: Sizes);

    #[doc(hidden)]
    fn project_f64(&self, weights: &mut [f64], sizes: Sizes);

    #[doc(hidden)]
    fn allowed(&self) -> Result<()>;
}

impl<C: Constraint> AnyConstraint for C {
    fn project_f32(&self, weights: &mut [f32], sizes: Sizes) {
        self.project(weights, sizes);
    }

    fn project_f64(&self, weights: &mut [f64], sizes: Sizes) {
        self.project(weights, sizes);
    }

    fn allowed(&self) -> Result<()> {
        self.check()
    }
}
