//! `GRAPH`: the network as a static table.

use proc_macro2::TokenStream;
use quote::quote;

use super::Names;
use crate::adjoint::{Adjoint, Seed};
use crate::graph::{Graph, ValueId};
use crate::wording;

/// ```text
/// impl Plan {
///     const LAYERS: [LayerNode; 4] = place_layers([…]);
///     const VALUES: [ValueNode; 7] = place_values([…]);
///     const OUTPUTS: [OutputNode; 2] = […];
///     const GRAPH: Graph = Graph { name: "WideDeep", … };
/// }
/// ```
pub(super) fn tables(graph: &Graph<'_>, adjoint: &Adjoint, names: &Names) -> TokenStream {
    let Names { runtime, plan, .. } = names;
    let name = wording::name(&graph.network.name);
    let (parameters, arguments, where_clause) = graph.network.generics.split_for_impl();
    let layers = (0..graph.layers.len()).map(|layer| self::layer(graph, layer, names));
    let values = (0..graph.values.len()).map(|value| self::value(graph, value, names));
    let outputs = (0..graph.outputs.len()).map(|output| self::output(graph, output, adjoint.seeds[output], names));
    let counts = [graph.layers.len(), graph.values.len(), graph.outputs.len()];
    let [layer_count, value_count, output_count] = counts;
    quote! {
        impl #parameters #plan #arguments #where_clause {
            const __LAYERS: [#runtime::LayerNode; #layer_count] = #runtime::place_layers([#(#layers),*]);
            const __VALUES: [#runtime::ValueNode; #value_count] = #runtime::place_values([#(#values),*]);
            const __OUTPUTS: [#runtime::OutputNode; #output_count] = [#(#outputs),*];
            const __GRAPH: #runtime::Graph = #runtime::Graph {
                name: #name,
                layers: &Self::__LAYERS,
                values: &Self::__VALUES,
                outputs: &Self::__OUTPUTS,
            };
        }
    }
}

/// ```text
/// LayerNode::new("hidden1", "Dense", Plan::hidden1.tensors(&[Plan::SHAPES[Values::deep]]))
/// ```
fn layer(graph: &Graph<'_>, layer: usize, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    let (name, kind) = (wording::name(&graph.layers[layer].name), graph.layers[layer].kind.to_string());
    let from = graph.first_application(layer).map(|(_, from)| from).unwrap_or_default();
    let (layer, shapes) = (names.layer(layer), names.shape_list(from));
    quote!(#runtime::LayerNode::new(#name, #kind, #layer.tensors(&[#shapes])))
}

/// ```text
/// ValueNode::output("hidden1", Layers::hidden1, &[Values::deep], Plan::SHAPES[Values::hidden1]).costs(…)
/// ```
fn value(graph: &Graph<'_>, value: ValueId, names: &Names) -> TokenStream {
    let (runtime, name, shape) = (&names.runtime, &graph.values[value].name, names.shape(value));
    let Some((id, _, from)) = graph.application(value) else {
        return quote!(#runtime::ValueNode::input(#name, #shape));
    };
    let (index, layer) = (names.layer_index(id), names.layer(id));
    let (givers, inputs) = (from.iter().map(|from| names.value(*from)), names.shape_list(from));
    let view = graph.is_view(value).then(|| quote!(.as_view()));
    quote! {
        #runtime::ValueNode::output(#name, #index, &[#(#givers),*], #shape)
            .costs(#layer.kept(&[#inputs]), #layer.flops(&[#inputs])) #view
    }
}

/// ```text
/// OutputNode { name: "price", value: Values::dense, exclusive: true, repeated: false }
/// ```
fn output(graph: &Graph<'_>, output: usize, seed: Seed, names: &Names) -> TokenStream {
    let Seed { exclusive, repeated } = seed;
    let (runtime, output) = (&names.runtime, &graph.outputs[output]);
    let (name, value) = (output.name.map(wording::name).unwrap_or_default(), names.value(output.value));
    quote!(#runtime::OutputNode { name: #name, value: #value, exclusive: #exclusive, repeated: #repeated })
}
