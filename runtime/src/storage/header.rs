//! The header of a file: what network its tensors belong to.

use serde::{Deserialize, Serialize};

use crate::graph::{Graph, LayerNode, Origin};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::settings::Settings;

/// The version of what this page describes. A file of a later version is refused.
pub(super) const VERSION: u32 = 1;

/// What a file says of its network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Header {
    /// [`VERSION`] of the crate that wrote it.
    pub(super) version: u32,
    /// The network's name.
    pub(super) network: String,
    /// `f32` or `f64`.
    pub(super) scalar: String,
    /// The seed it grew from.
    pub(super) seed: u64,
    /// Its settings.
    pub(super) settings: Settings,
    /// Inputs and layers in the order of evaluation, those inside of networks with their paths.
    pub(super) layers: Vec<Row>,
    /// The values it gives.
    pub(super) outputs: Vec<String>,
}

/// An input, or a use of a layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// The path of the value: `image`, `encoder.dense_1`.
    pub(crate) name: String,
    /// What it was written as: `Dense`; `input` for an input.
    pub(crate) kind: String,
    /// The paths of what flows in.
    pub(crate) from: Vec<String>,
    /// The shape that flows out.
    pub(super) gives: Vec<usize>,
    /// Its parameters, by name and shape.
    pub(super) tensors: Vec<(String, Vec<usize>)>,
}

impl Header {
    pub(super) fn of<N: Network>(network: &N) -> Result<Self, String> {
        let layers = rows(N::GRAPH);
        let names = names(N::GRAPH);
        let outputs = N::GRAPH.outputs.iter().map(|output| names[output.value].clone()).collect();
        Ok(Self {
            version: VERSION,
            network: N::GRAPH.name.to_owned(),
            scalar: N::Scalar::NAME.to_owned(),
            seed: network.seed(),
            settings: Settings::of(network)?,
            layers,
            outputs,
        })
    }
}

/// Inputs and uses of layers in the order of evaluation, those inside of networks with their paths.
pub(crate) fn rows(graph: &Graph) -> Vec<Row> {
    let mut rows = Vec::new();
    collect(graph, "", &mut rows);
    rows
}

fn collect(graph: &Graph, path: &str, rows: &mut Vec<Row>) {
    let names = names(graph);
    for (value, name) in graph.values.iter().zip(&names) {
        let layer = value.layer().map(|layer| &graph.layers[layer]);
        rows.push(Row {
            name: format!("{path}{name}"),
            kind: kind(value.origin, layer),
            from: value.from.iter().map(|from| format!("{path}{}", names[*from])).collect(),
            gives: value.sizes.as_slice().to_vec(),
            tensors: layer.map(tensors).unwrap_or_default(),
        });
        if let Some(LayerNode { name, network: Some(network), .. }) = layer {
            collect(network, &format!("{path}{name}."), rows);
        }
    }
}

/// A name for each value, no two the same: the layer's or its own, and from the second use on which use it is.
fn names(graph: &Graph) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for value in graph.values {
        let name = value.layer().map_or(value.name, |layer| graph.layers[layer].name);
        let numbered = (2..).map(|number| format!("{name} #{number}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !names.contains(name));
        names.push(free.unwrap_or_default());
    }
    names
}

fn kind(origin: Origin, layer: Option<&LayerNode>) -> String {
    let kind = match (origin, layer) {
        (_, Some(layer)) => layer.kind,
        (Origin::Input, _) => "input",
        (Origin::Mutable, _) => "let mut",
        (Origin::Row, _) => "row",
        (Origin::Stack, _) => "rows",
        (Origin::Beside(_) | Origin::Layer(_), _) => "output",
    };
    kind.to_owned()
}

fn tensors(layer: &LayerNode) -> Vec<(String, Vec<usize>)> {
    let tensors = layer.tensors.as_slice().iter();
    tensors.map(|tensor| (tensor.name.to_owned(), tensor.sizes.as_slice().to_vec())).collect()
}
