//! Stage 5, what comes out: the struct in the user's module, everything else in one hidden block. One file an item; above
//! each emitting function stands what it expands to.

mod backward;
mod checks;
mod constants;
mod construction;
mod constructor;
mod docs;
mod fallback;
mod forward;
mod graph_table;
mod handles;
mod heads;
mod kinds;
mod model;
mod named;
mod names;
mod plan;
mod storage;
mod tuned;
mod views;
mod words;

use proc_macro2::TokenStream;
use quote::quote;

use crate::adjoint::Adjoint;
use crate::graph::Graph;
use crate::shape::Shapes;

pub(crate) use fallback::fallback;
use names::Names;

/// ```text
/// pub struct WideDeep<T: Scalar = f32> { … }
///
/// #[doc(hidden)]
/// const _: () = { /* plan, checks, graph, handles, impl Network */ };
/// ```
pub(crate) fn network(graph: &Graph<'_>, shapes: &Shapes, adjoint: &Adjoint) -> TokenStream {
    let names = Names::new(graph.network, graph, shapes);
    let usual = quote!(::core::primitive::f32);
    let structure = model::structure(graph.network, &names, &docs::table(graph, shapes), &usual);
    let items = [
        plan::plan(graph, &names),
        checks::checks(graph, shapes, &names),
        graph_table::tables(graph, &names),
        model::implementation(graph, shapes, adjoint, &names),
        constants::shortcuts(graph.network, &names, &usual),
        handles::handles(graph, shapes, &names),
        views::views(graph, shapes, &names),
        named::implementations(graph.network, &names),
        storage::serde(graph.network, &names),
    ];
    let named = named::structures(graph.network);
    let hidden = hidden_block(graph.network, &names, &quote!(#(#items)*));
    quote!(#structure #named #hidden)
}

/// The attributes under which the network is there at all.
fn conditions(network: &crate::syntax::Network) -> Vec<&syn::Attribute> {
    network.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).collect()
}

/// ```text
/// #[doc(hidden)]
/// #[allow(…)]
/// const _: () = {
///     use neurotype::__private as __neurotype;
///     …
/// };
/// ```
fn hidden_block(network: &crate::syntax::Network, names: &Names, items: &TokenStream) -> TokenStream {
    let Names { root, runtime, .. } = names;
    let conditions = conditions(network);
    quote! {
        #[doc(hidden)]
        #[allow(
            non_upper_case_globals, non_snake_case, private_interfaces, trivial_casts, trivial_numeric_casts,
            unused, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction
        )]
        #(#conditions)*
        const _: () = {
            use #root::__private as #runtime;
            #items
        };
    }
}
