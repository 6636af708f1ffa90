//! What training changes: tensors with their penalties and bounds, and the parts of the flat vector that they make.

use std::ops::{Deref, Range};

use crate::constraints::AnyConstraint;
use crate::error::{Error, Result};
use crate::graph::TensorPlace;
use crate::network::Network;
use crate::regularizers::AnyRegularizer;
use crate::scalar::Scalar;
use crate::tuning::Tuning;

/// The tensors that training changes, those of frozen layers left out.
#[derive(Debug)]
pub(super) struct Trained {
    pub(super) tensors: Vec<TensorPlace>,
    /// Where they lie side by side.
    pub(super) parts: Vec<Range<usize>>,
    /// What some of them cost, and what keeps some within bounds, by their numbers.
    regularizers: Vec<(usize, Governor<dyn AnyRegularizer>)>,
    constraints: Vec<(usize, Governor<dyn AnyConstraint>)>,
    /// For each layer, whether it is frozen.
    pub(super) frozen: Vec<bool>,
    /// Why a layer cannot work with what settings say.
    refusal: Option<Error>,
}

/// A regularizer or a constraint: declared, or with numbers that settings say.
#[derive(Debug)]
enum Governor<G: ?Sized + 'static> {
    Declared(&'static G),
    Said(Box<G>),
}

impl<G: ?Sized> Deref for Governor<G> {
    type Target = G;

    fn deref(&self) -> &G {
        match self {
            Self::Declared(governor) => governor,
            Self::Said(governor) => governor,
        }
    }
}

impl Trained {
    pub(super) fn of<N: Network>(network: &N) -> Self {
        let frozen = network.frozen();
        let tensors = N::GRAPH.trained_tensors(frozen);
        let mut parts: Vec<Range<usize>> = Vec::new();
        for TensorPlace { place, .. } in &tensors {
            match parts.last_mut() {
                Some(part) if part.end == place.start => part.end = place.end,
                _ => parts.push(place.clone()),
            }
        }
        let mut tuning = Tuning::default();
        let refusal = network.tell_settings(&mut tuning).err();
        let (mut regularizers, mut constraints) = (Vec::new(), Vec::new());
        for (index, TensorPlace { path, tensor, .. }) in tensors.iter().enumerate() {
            let said = tuning.regularizer(path).map(Governor::Said);
            let regularizer = said.or_else(|| tensor.regularizer.map(Governor::Declared));
            regularizers.extend(regularizer.map(|regularizer| (index, regularizer)));
            let said = tuning.constraint(path).map(Governor::Said);
            let constraint = said.or_else(|| tensor.constraint.map(Governor::Declared));
            constraints.extend(constraint.map(|constraint| (index, constraint)));
        }
        Self { tensors, parts, regularizers, constraints, frozen: frozen.to_vec(), refusal }
    }

    /// Whether any tensor costs something.
    pub(super) fn is_penalized(&self) -> bool {
        !self.regularizers.is_empty()
    }

    /// Refuses settings of layers, regularizers and constraints that cannot work.
    pub(super) fn checked(mut self) -> Result<Self> {
        self.refusal.take().map_or(Ok(()), Err)?;
        self.regularizers.iter().try_for_each(|(_, regularizer)| regularizer.allowed())?;
        self.constraints.iter().try_for_each(|(_, constraint)| constraint.allowed())?;
        Ok(self)
    }

    /// What the parameters cost.
    pub(super) fn penalty<T: Scalar>(&self, parameters: &[T]) -> f64 {
        let costs = self.regularizers.iter().map(|(index, regularizer)| {
            let TensorPlace { place, tensor, .. } = &self.tensors[*index];
            T::penalize(&**regularizer, &parameters[place.clone()], tensor.sizes, None)
        });
        costs.sum()
    }

    /// Adds the gradient of that.
    pub(super) fn add_gradients<T: Scalar>(&self, parameters: &[T], gradients: &mut [T]) {
        for (index, regularizer) in &self.regularizers {
            let TensorPlace { place, tensor, .. } = &self.tensors[*index];
            let gradient = Some(&mut gradients[place.clone()]);
            T::penalize(&**regularizer, &parameters[place.clone()], tensor.sizes, gradient);
        }
    }

    /// Puts the parameters back to where they may be.
    pub(super) fn constrain<T: Scalar>(&self, parameters: &mut [T]) {
        for (index, constraint) in &self.constraints {
            let TensorPlace { place, tensor, .. } = &self.tensors[*index];
            T::constrain(&**constraint, &mut parameters[place.clone()], tensor.sizes);
        }
    }
}
