//! What training changes: tensors with their penalties and bounds, and the parts of the flat vector that they make.

use std::ops::Range;

use crate::constraints::AnyConstraint;
use crate::error::Result;
use crate::graph::{Graph, TensorPlace};
use crate::regularizers::AnyRegularizer;
use crate::scalar::Scalar;

/// The tensors that training changes, those of frozen layers left out.
#[derive(Debug)]
pub(super) struct Trained {
    pub(super) tensors: Vec<TensorPlace>,
    /// Where they lie side by side.
    pub(super) parts: Vec<Range<usize>>,
    /// Whether any of them costs something.
    pub(super) is_penalized: bool,
    is_constrained: bool,
    /// For each layer, whether it is frozen.
    pub(super) frozen: Vec<bool>,
}

impl Trained {
    pub(super) fn of(graph: &Graph, frozen: &[bool]) -> Self {
        let tensors = graph.trained_tensors(frozen);
        let mut parts: Vec<Range<usize>> = Vec::new();
        for TensorPlace { place, .. } in &tensors {
            match parts.last_mut() {
                Some(part) if part.end == place.start => part.end = place.end,
                _ => parts.push(place.clone()),
            }
        }
        let is_penalized = tensors.iter().any(|tensor| tensor.tensor.regularizer.is_some());
        let is_constrained = tensors.iter().any(|tensor| tensor.tensor.constraint.is_some());
        Self { tensors, parts, is_penalized, is_constrained, frozen: frozen.to_vec() }
    }

    /// Refuses settings of regularizers and constraints that cannot work.
    pub(super) fn check(&self) -> Result<()> {
        for TensorPlace { tensor, .. } in &self.tensors {
            tensor.regularizer.map_or(Ok(()), AnyRegularizer::allowed)?;
            tensor.constraint.map_or(Ok(()), AnyConstraint::allowed)?;
        }
        Ok(())
    }

    /// What the parameters cost.
    pub(super) fn penalty<T: Scalar>(&self, parameters: &[T]) -> f64 {
        if !self.is_penalized {
            return 0.0;
        }
        let costs = self.tensors.iter().filter_map(|TensorPlace { place, tensor, .. }| {
            let regularizer = tensor.regularizer?;
            Some(T::penalize(regularizer, &parameters[place.clone()], tensor.sizes, None))
        });
        costs.sum()
    }

    /// Adds the gradient of that.
    pub(super) fn add_gradients<T: Scalar>(&self, parameters: &[T], gradients: &mut [T]) {
        for TensorPlace { place, tensor, .. } in self.tensors.iter().filter(|_| self.is_penalized) {
            if let Some(regularizer) = tensor.regularizer {
                let gradient = Some(&mut gradients[place.clone()]);
                T::penalize(regularizer, &parameters[place.clone()], tensor.sizes, gradient);
            }
        }
    }

    /// Puts the parameters back to where they may be.
    pub(super) fn constrain<T: Scalar>(&self, parameters: &mut [T]) {
        for TensorPlace { place, tensor, .. } in self.tensors.iter().filter(|_| self.is_constrained) {
            if let Some(constraint) = tensor.constraint {
                T::constrain(constraint, &mut parameters[place.clone()], tensor.sizes);
            }
        }
    }
}
