//! What one may ask of a graph.

use syn::{Expr, Ident};

use super::{BlockKind, Construction, Graph, Layer, LayerId, Object, Origin, Step, ValueId};
use crate::{syntax, wording};

impl Graph<'_> {
    /// The layer and the values that a value is computed from; none for an input.
    pub(crate) fn application(&self, value: ValueId) -> Option<(LayerId, &Layer, &[ValueId])> {
        match &self.values[value].origin {
            Origin::Applied { layer, from } => Some((*layer, &self.layers[*layer], from)),
            _ => None,
        }
    }

    /// Values that a layer gives, in the order of evaluation, with their indices.
    pub(crate) fn applications(&self) -> impl Iterator<Item = (ValueId, LayerId, &Layer, &[ValueId])> {
        (0..self.values.len()).filter_map(|value| {
            let (id, layer, from) = self.application(value)?;
            Some((value, id, layer, from))
        })
    }

    /// The first value that a layer gives, and the values it is computed from there.
    pub(crate) fn first_application(&self, layer: LayerId) -> Option<(ValueId, &[ValueId])> {
        self.applications().find(|(_, id, ..)| *id == layer).map(|(value, _, _, from)| (value, from))
    }

    /// Whether sizes can depend on the parameters of the network.
    pub(crate) fn is_generic(&self) -> bool {
        !self.network.generics.params.is_empty()
    }

    /// The name of the layer that gives a value, or of the input that it is.
    pub(crate) fn giver(&self, value: ValueId) -> String {
        self.application(value)
            .map_or_else(|| self.values[value].name.clone(), |(_, layer, _)| wording::name(&layer.name))
    }

    /// The values that a value is computed from.
    pub(crate) fn from(&self, value: ValueId) -> Vec<ValueId> {
        match &self.values[value].origin {
            Origin::Input(_) => Vec::new(),
            Origin::Applied { from, .. } => from.clone(),
            Origin::Beside { first, .. } | Origin::Mutable { first } => vec![*first],
            Origin::Row { of } => vec![*of],
            Origin::Stack { row, .. } => vec![*row],
        }
    }

    /// What a mutable value is given in a loop or a branch, besides what it begins with.
    pub(crate) fn given_anew(&self, value: ValueId) -> impl Iterator<Item = ValueId> {
        self.assignments.iter().filter(move |assignment| assignment.value == value).map(|assignment| assignment.from)
    }

    /// Values that something else takes than layers of their own block: a name, a loop, a branch, an output.
    pub(crate) fn held(&self) -> Vec<bool> {
        let mut held = vec![false; self.values.len()];
        for (value, node) in self.values.iter().enumerate() {
            let is_applied = matches!(node.origin, Origin::Applied { .. });
            for from in self.from(value) {
                held[from] |= !is_applied || node.block != self.values[from].block;
            }
        }
        let rows = self.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Rows { of, .. } => Some(of),
            _ => None,
        });
        self.outputs.iter().map(|output| output.value).chain(rows).for_each(|value| held[value] = true);
        assigned(&self.steps, &mut held);
        held
    }

    /// Whether a size can be written in a type: a single name, or free of the network's parameters.
    pub(crate) fn is_writable(&self, size: &Expr) -> bool {
        syntax::is_writable(&self.network.generics, size)
    }
}

/// Marks the values that names stand for.
fn assigned(steps: &[Step], held: &mut [bool]) {
    for step in steps {
        match step {
            Step::Apply(_) => {}
            Step::Assign { from, .. } => held[*from] = true,
            Step::Loop { steps, .. } => assigned(steps, held),
            Step::Branch { then, otherwise, .. } => {
                assigned(then, held);
                assigned(otherwise, held);
            }
        }
    }
}

impl Construction {
    /// The type of the runtime that is made, if it is one.
    pub(crate) fn built_in(&self) -> Option<&Ident> {
        if let Object::BuiltIn { name, .. } = &self.object { Some(name) } else { None }
    }
}

impl Origin {
    /// Whether it is another output of the network that gives a value.
    pub(crate) fn is_beside(&self, value: ValueId) -> bool {
        matches!(self, Self::Beside { first, .. } if *first == value)
    }
}
