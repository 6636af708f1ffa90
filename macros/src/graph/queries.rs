//! What one may ask of a graph.

use syn::Expr;

use super::{Graph, Layer, LayerId, Origin, ValueId};
use crate::{syntax, wording};

impl Graph<'_> {
    /// The layer and the values that a value is computed from; none for an input.
    pub(crate) fn application(&self, value: ValueId) -> Option<(LayerId, &Layer, &[ValueId])> {
        match &self.values[value].origin {
            Origin::Input(_) => None,
            Origin::Applied { layer, from } => Some((*layer, &self.layers[*layer], from)),
        }
    }

    /// Values that a layer gives, in the order of evaluation, with their indices.
    pub(crate) fn applications(&self) -> impl Iterator<Item = (ValueId, LayerId, &Layer, &[ValueId])> {
        (0..self.values.len()).filter_map(|value| {
            let (id, layer, from) = self.application(value)?;
            Some((value, id, layer, from))
        })
    }

    /// How often a value is used, by layers and as an output.
    pub(crate) fn uses(&self, value: ValueId) -> usize {
        let by_layers = self.applications().flat_map(|(.., from)| from).filter(|from| **from == value).count();
        by_layers + self.outputs.iter().filter(|output| output.value == value).count()
    }

    /// The first value that a layer gives, and the values it is computed from there.
    pub(crate) fn first_application(&self, layer: LayerId) -> Option<(ValueId, &[ValueId])> {
        self.applications().find(|(_, id, ..)| *id == layer).map(|(value, _, _, from)| (value, from))
    }

    /// Whether a value is another view of the one it is computed from.
    pub(crate) fn is_view(&self, value: ValueId) -> bool {
        self.application(value).is_some_and(|(_, layer, _)| layer.row.is_view)
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

    /// Whether a size can be written in a type: a single name, or free of the network's parameters.
    pub(crate) fn is_writable(&self, size: &Expr) -> bool {
        syntax::is_writable(&self.network.generics, size)
    }

    /// The input that a value is, if it is one.
    pub(crate) fn input(&self, value: ValueId) -> Option<usize> {
        if let Origin::Input(index) = self.values[value].origin { Some(index) } else { None }
    }
}
