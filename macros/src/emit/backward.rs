//! The backward pass.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Names, tuned};
use crate::adjoint::{Adjoint, Backward};
use crate::graph::{Graph, ValueId};

/// ```text
/// fn backward(pass: &mut BackwardPass<'_, Self>) {
///     …
///     pass.reverse(&Plan::hidden1, Values::hidden1);
/// }
/// ```
pub(super) fn backward(adjoint: &Adjoint, graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { runtime, pass, .. } = names;
    let (recall, steps) = (tuned::recall(graph, names), steps(&adjoint.backward, graph, names));
    quote! {
        fn backward(#pass: &mut #runtime::BackwardPass<'_, Self>) { #recall #steps }
    }
}

fn steps(steps: &[Backward], graph: &Graph<'_>, names: &Names) -> TokenStream {
    let pass = &names.pass;
    let steps = steps.iter().map(|step| match step {
        Backward::Reverse { layer, value } => {
            let (layer, value) = (names.layer_now(graph, *layer), names.value(*value));
            quote!(#pass.reverse(#layer, #value);)
        }
        Backward::ReverseCall { layer, value } => {
            let (network, value) = (names.network_of_scalar(graph, *layer), names.value(*value));
            quote!(#pass.reverse_call::<#network>(#value);)
        }
        Backward::Restore { value } => {
            let value = names.value(*value);
            quote!(#pass.restore(#value);)
        }
        Backward::Repeat { steps } => {
            let steps = self::steps(steps, graph, names);
            quote!(for _ in 0..#pass.turns() { #steps })
        }
        Backward::Rows { row, of, stack, steps } => rows(*row, *of, *stack, steps, graph, names),
        Backward::Branch { then, otherwise } => {
            let (then, other) = (self::steps(then, graph, names), self::steps(otherwise, graph, names));
            let otherwise = (!otherwise.is_empty()).then(|| quote!(else { #other }));
            quote!(if #pass.taken() { #then } #otherwise)
        }
    });
    quote!(#(#steps)*)
}

/// ```text
/// for index in (0..Shapes::image.axis(0)).rev() { pass.unstack(Values::rows, index); …; pass.restore(Values::row); }
/// pass.restore(Values::rows);
/// ```
fn rows(
    row: ValueId,
    of: ValueId,
    stack: Option<ValueId>,
    inner: &[Backward],
    graph: &Graph<'_>,
    names: &Names,
) -> TokenStream {
    let Names { pass, index, .. } = names;
    let (row, of, steps) = (names.value(row), names.shape(of), steps(inner, graph, names));
    let unstack = stack.map(|stack| names.value(stack)).map(|stack| quote!(#pass.unstack(#stack, #index);));
    let end = stack.map(|stack| names.value(stack)).map(|stack| quote!(#pass.restore(#stack);));
    quote! {
        for #index in (0..#of.axis(0)).rev() {
            #unstack
            #steps
            #pass.restore(#row);
        }
        #end
    }
}
