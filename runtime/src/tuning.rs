//! What settings say in numbers: which layers refuse it, what tensors cost, what keeps them within bounds.

use std::fmt::Display;

use crate::constraints::{AnyConstraint, Constraint};
use crate::error::{Error, Result};
use crate::layers::Rule;
use crate::network::Network;
use crate::regularizers::{AnyRegularizer, Regularizer};

/// What the settings of a model say, told by the code of [`network!`](crate::network!) before a training.
#[derive(Debug, Default)]
pub struct Tuning {
    /// The path of the network that tells, with a point behind it.
    within: String,
    /// By the paths of their tensors.
    regularizers: Vec<(String, Box<dyn AnyRegularizer>)>,
    constraints: Vec<(String, Box<dyn AnyConstraint>)>,
}

impl Tuning {
    /// Refuses what settings have made of a layer, if its rule does.
    ///
    /// # Errors
    ///
    /// [`Error::Setting`] with the rule's words.
    pub fn allow(&self, layer: &str, rule: &Rule, settings: &[(&str, &dyn Display)]) -> Result<()> {
        let Some(problem) = rule.refused(layer) else { return Ok(()) };
        let settings: Vec<_> = settings.iter().map(|(name, value)| format!("`{name}` is {value}")).collect();
        Err(Error::Setting { layer: self.path(layer), problem, settings: settings.join(", ") })
    }

    /// Says what a tensor costs.
    pub fn regularize(&mut self, tensor: &str, regularizer: impl Regularizer) {
        self.regularizers.push((self.path(tensor), Box::new(regularizer)));
    }

    /// Says what keeps a tensor within bounds.
    pub fn constrain(&mut self, tensor: &str, constraint: impl Constraint) {
        self.constraints.push((self.path(tensor), Box::new(constraint)));
    }

    /// The same for a network within, with the settings that it is given.
    ///
    /// # Errors
    ///
    /// As [`allow`](Self::allow).
    pub fn within<N: Network>(&mut self, layer: &str, set: impl FnOnce(&mut N)) -> Result<()> {
        let mut network = N::bare();
        set(&mut network);
        let outside = self.within.len();
        self.within = self.path(layer) + ".";
        network.tell_settings(self)?;
        self.within.truncate(outside);
        Ok(())
    }

    /// What a tensor costs, if settings say it.
    pub(crate) fn regularizer(&mut self, tensor: &str) -> Option<Box<dyn AnyRegularizer>> {
        taken(&mut self.regularizers, tensor)
    }

    /// What keeps a tensor within bounds, if settings say it.
    pub(crate) fn constraint(&mut self, tensor: &str) -> Option<Box<dyn AnyConstraint>> {
        taken(&mut self.constraints, tensor)
    }

    fn path(&self, name: &str) -> String {
        format!("{}{name}", self.within)
    }
}

fn taken<T>(of: &mut Vec<(String, T)>, tensor: &str) -> Option<T> {
    let place = of.iter().position(|(path, _)| path == tensor)?;
    Some(of.swap_remove(place).1)
}
