//! `GRAPH`: the network as a static table.

use proc_macro2::TokenStream;
use quote::quote;

use super::Names;
use crate::graph::{Block, BlockKind, Graph, Origin, ValueId};
use crate::wording;

/// ```text
/// impl Plan {
///     const LAYERS: [LayerNode; 4] = place_layers([…]);
///     const VALUES: [ValueNode; 7] = lay_over([…]);
///     const BLOCKS: [BlockNode; 0] = [];
///     const OUTPUTS: [OutputNode; 2] = […];
///     const GRAPH: Graph = Graph { name: "WideDeep", … };
/// }
/// ```
pub(super) fn tables(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { runtime, plan, .. } = names;
    let name = wording::name(&graph.network.name);
    let (parameters, arguments, where_clause) = names.own.split_for_impl();
    let layers = (0..graph.layers.len()).map(|layer| self::layer(graph, layer, names));
    let held = graph.held();
    let values = (0..graph.values.len()).map(|value| self::value(graph, value, held[value], names));
    let blocks = graph.blocks.iter().map(|block| self::block(graph, block, names));
    let outputs = (0..graph.outputs.len()).map(|output| self::output(graph, output, names));
    let counts = [graph.layers.len(), graph.values.len(), graph.blocks.len(), graph.outputs.len()];
    let [layer_count, value_count, block_count, output_count] = counts;
    quote! {
        impl #parameters #plan #arguments #where_clause {
            const __LAYERS: [#runtime::LayerNode; #layer_count] = #runtime::place_layers([#(#layers),*]);
            const __VALUES: [#runtime::ValueNode; #value_count] = #runtime::lay_over([#(#values),*]);
            const __BLOCKS: [#runtime::BlockNode; #block_count] = [#(#blocks),*];
            const __OUTPUTS: [#runtime::OutputNode; #output_count] = [#(#outputs),*];
            const __GRAPH: #runtime::Graph = #runtime::Graph {
                name: #name,
                layers: &Self::__LAYERS,
                values: &Self::__VALUES,
                blocks: &Self::__BLOCKS,
                outputs: &Self::__OUTPUTS,
            };
        }
    }
}

/// ```text
/// LayerNode::new("hidden1", "Dense", Rules::hidden1)
/// ```
fn layer(graph: &Graph<'_>, layer: usize, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    let (name, kind) = (wording::name(&graph.layers[layer].name), graph.layers[layer].kind.to_string());
    let rule = graph.first_application(layer).map(|(value, _)| names.rule(value));
    quote!(#runtime::LayerNode::new(#name, #kind, #rule))
}

/// ```text
/// ValueNode::new("hidden1", Origin::Layer(Layers::hidden1), &[Values::deep], Shapes::hidden1).by(Rules::hidden1).held()
/// ```
fn value(graph: &Graph<'_>, value: ValueId, is_held: bool, names: &Names) -> TokenStream {
    let (runtime, node, shape) = (&names.runtime, &graph.values[value], names.shape(value));
    let (name, from) = (&node.name, graph.from(value));
    let from = from.iter().map(|from| names.value(*from));
    let origin = match &node.origin {
        Origin::Input(_) => quote!(Input),
        Origin::Applied { layer, .. } => {
            let layer = names.layer_index(*layer);
            quote!(Layer(#layer))
        }
        Origin::Beside { first, .. } => {
            let first = names.value(*first);
            quote!(Beside(#first))
        }
        Origin::Mutable { .. } => quote!(Mutable),
        Origin::Row { .. } => quote!(Row),
        Origin::Stack { .. } => quote!(Stack),
    };
    let rule = graph.application(value).map(|_| names.rule(value)).map(|rule| quote!(.by(#rule)));
    let inside = node.block.map(|block| quote!(.inside(#block)));
    let held = is_held.then(|| quote!(.held()));
    let anew: Vec<_> = graph.given_anew(value).map(|from| names.value(from)).collect();
    let anew = (!anew.is_empty()).then(|| quote!(.given_anew(&[#(#anew),*])));
    quote!(#runtime::ValueNode::new(#name, #runtime::Origin::#origin, &[#(#from),*], #shape) #rule #inside #held #anew)
}

/// ```text
/// BlockNode { kind: BlockKind::Repeat, written: "for _ in 0..depth", parent: None }
/// ```
fn block(graph: &Graph<'_>, block: &Block<'_>, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    let variable = |variable: Option<&syn::Ident>| variable.map_or("_".to_owned(), ToString::to_string);
    let (kind, written) = match &block.kind {
        BlockKind::Repeat { variable: name, range } => {
            (quote!(Repeat), format!("for {} in {}", variable(*name), wording::code(&quote!(#range))))
        }
        BlockKind::Rows { variable: name, of, .. } => {
            let shape = names.shape(*of);
            (quote!(Rows(#shape.axis(0))), format!("for {} in {}", variable(*name), graph.values[*of].name))
        }
        BlockKind::If { condition } => (quote!(If), format!("if {}", wording::code(&quote!(#condition)))),
        BlockKind::Else { first } => (quote!(Else(#first)), "else".to_owned()),
    };
    let parent = block.parent.map(|parent| quote!(::core::option::Option::Some(#parent)));
    let parent = parent.unwrap_or_else(|| quote!(::core::option::Option::None));
    quote!(#runtime::BlockNode { kind: #runtime::BlockKind::#kind, written: #written, parent: #parent })
}

/// ```text
/// OutputNode { name: "price", value: Values::dense }
/// ```
fn output(graph: &Graph<'_>, output: usize, names: &Names) -> TokenStream {
    let (runtime, output) = (&names.runtime, &graph.outputs[output]);
    let (name, value) = (output.name.map(wording::name).unwrap_or_default(), names.value(output.value));
    quote!(#runtime::OutputNode { name: #name, value: #value })
}
