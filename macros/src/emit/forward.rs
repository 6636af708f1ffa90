//! The forward pass.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Names, heads, tuned};
use crate::adjoint::{Adjoint, Forward};
use crate::graph::{BlockId, BlockKind, Graph, LayerId, Object, ValueId};

/// ```text
/// fn forward(&self, pass: &mut ForwardPass<'_, Self>) {
///     let depth = &self.depth;
///     pass.apply(&Plan::hidden1, Values::hidden1);
///     …
/// }
/// ```
pub(super) fn forward(adjoint: &Adjoint, graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { runtime, pass, training, .. } = names;
    let (settings, steps) = (heads::settings(graph.network), steps(&adjoint.forward, graph, names));
    let keep = tuned::keep(graph, names);
    quote! {
        fn forward(&self, #pass: &mut #runtime::ForwardPass<'_, Self>) {
            #settings
            let #training = #pass.training();
            #steps
            #keep
        }
    }
}

fn steps(steps: &[Forward], graph: &Graph<'_>, names: &Names) -> TokenStream {
    let pass = &names.pass;
    let steps = steps.iter().map(|step| match step {
        Forward::Apply { layer, value } => {
            let (layer, value) = (names.layer_now(graph, *layer), names.value(*value));
            quote!(#pass.apply(#layer, #value);)
        }
        Forward::Call { layer, value } => call(*layer, *value, graph, names),
        Forward::Assign { value, from } => {
            let (value, from) = (names.value(*value), names.value(*from));
            quote!(#pass.assign(#value, #from);)
        }
        Forward::Repeat { block, steps } => repeat(*block, steps, graph, names),
        Forward::Rows { row, of, stack, steps } => rows(*row, *of, *stack, steps, graph, names),
        Forward::Branch { block, then, otherwise } => branch(*block, then, otherwise, graph, names),
    });
    quote!(#(#steps)*)
}

/// ```text
/// pass.call::<<Refine as Network>::Of<T>>(Values::refine, |network| network.depth = (*depth));
/// ```
fn call(layer: LayerId, value: ValueId, graph: &Graph<'_>, names: &Names) -> TokenStream {
    let (Names { pass, network, .. }, value) = (names, names.value(value));
    let kind = names.network_of_scalar(graph, layer);
    let settings = match &graph.layers[layer].construction.object {
        Object::Network { settings, .. } => settings.as_slice(),
        _ => &[],
    };
    let settings = settings.iter().map(|(name, value)| {
        let value = heads::head(value, graph.network, names);
        quote!(#network.#name = #value;)
    });
    quote!(#pass.call::<#kind>(#value, |#network| { #(#settings)* });)
}

/// ```text
/// let mut turns = 0;
/// for _ in 0..(*depth) { turns += 1; … }
/// pass.decide(turns);
/// ```
fn repeat(block: BlockId, inner: &[Forward], graph: &Graph<'_>, names: &Names) -> TokenStream {
    let BlockKind::Repeat { variable, range } = &graph.blocks[block].kind else { return TokenStream::new() };
    let Names { pass, turns, .. } = names;
    let variable = variable.map_or_else(|| quote!(_), |variable| quote!(#variable));
    let (range, steps) = (heads::head(range, graph.network, names), steps(inner, graph, names));
    quote! {
        let mut #turns: ::core::primitive::usize = 0;
        for #variable in #range {
            #turns += 1;
            #steps
        }
        #pass.decide(#turns);
    }
}

/// ```text
/// pass.begin_stack(Values::rows);
/// for index in 0..Shapes::image.axis(0) { pass.row(Values::row, index); …; pass.stack(Values::rows, index); }
/// ```
fn rows(
    row: ValueId,
    of: ValueId,
    stack: Option<ValueId>,
    inner: &[Forward],
    graph: &Graph<'_>,
    names: &Names,
) -> TokenStream {
    let Names { pass, index, .. } = names;
    let (row, of, steps) = (names.value(row), names.shape(of), steps(inner, graph, names));
    let begin = stack.map(|stack| names.value(stack)).map(|stack| quote!(#pass.begin_stack(#stack);));
    let keep = stack.map(|stack| names.value(stack)).map(|stack| quote!(#pass.stack(#stack, #index);));
    quote! {
        #begin
        for #index in 0..#of.axis(0) {
            #pass.row(#row, #index);
            #steps
            #keep
        }
    }
}

/// ```text
/// if (*depth) > 4 { …; pass.decide(true); } else { …; pass.decide(false); }
/// ```
fn branch(block: BlockId, then: &[Forward], otherwise: &[Forward], graph: &Graph<'_>, names: &Names) -> TokenStream {
    let BlockKind::If { condition } = &graph.blocks[block].kind else { return TokenStream::new() };
    let pass = &names.pass;
    let condition = heads::head(condition, graph.network, names);
    let (then, otherwise) = (steps(then, graph, names), steps(otherwise, graph, names));
    quote! {
        if #condition {
            #then
            #pass.decide(true);
        } else {
            #otherwise
            #pass.decide(false);
        }
    }
}
