//! What the outputs mean to a loss, as types.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::Names;
use super::names::one_or_tuple;
use crate::graph::{Graph, Layer, Origin, ValueId};

/// ```text
/// (<Dense as Layer<T>>::Kind, <Dense as Layer<T>>::Kind)
/// ```
pub(super) fn kinds(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let logits = || logits(names);
    let kind = |value| kind(graph, value, &mut Vec::new(), names).unwrap_or_else(logits);
    one_or_tuple(graph.outputs.iter().map(|output| kind(output.value)).collect())
}

fn logits(names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    quote!(#runtime::Logits)
}

/// The kind of a value; none for a mutable one that is being asked already. A mutable value has the kind that all have for which it
/// stands, if they have one.
fn kind(graph: &Graph<'_>, value: ValueId, asked: &mut Vec<ValueId>, names: &Names) -> Option<TokenStream> {
    let Names { runtime, scalar, .. } = names;
    match &graph.values[value].origin {
        Origin::Applied { layer, .. } if graph.layers[*layer].row.is_network => {
            Some(of_network(graph, value, 0, names))
        }
        Origin::Applied { layer, .. } => {
            let (span, layer) = (graph.layers[*layer].kind.span(), names.layer_type(graph, *layer));
            Some(quote_spanned!(span=> <#layer as #runtime::Layer<#scalar>>::Kind))
        }
        Origin::Beside { first, index } => Some(of_network(graph, *first, *index, names)),
        Origin::Stack { row, .. } => kind(graph, *row, asked, names),
        Origin::Mutable { .. } if asked.contains(&value) => None,
        Origin::Mutable { first } => {
            asked.push(value);
            let given = graph.assignments.iter().filter(|assignment| assignment.value == value);
            let all: Vec<ValueId> = std::iter::once(*first).chain(given.map(|assignment| assignment.from)).collect();
            let mut kinds = all.into_iter().filter_map(|from| kind(graph, from, asked, names));
            let first = kinds.next()?;
            let agree = kinds.all(|kind| kind.to_string() == first.to_string());
            Some(if agree { first } else { logits(names) })
        }
        Origin::Input(_) | Origin::Row { .. } => Some(logits(names)),
    }
}

/// ```text
/// <<Encoder as Network>::Kinds as KindAt<0>>::Kind
/// ```
fn of_network(graph: &Graph<'_>, value: ValueId, output: usize, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    let Some((layer, Layer { kind, .. }, _)) = graph.application(value) else { return TokenStream::new() };
    let kinds = names.of_network(graph, layer, &quote!(Kinds));
    quote_spanned!(kind.span()=> <#kinds as #runtime::KindAt<#output>>::Kind)
}
