//! The equations as constants that nothing depends on, each called with the span of the user's token.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::Names;
use crate::graph::{Graph, ValueId};
use crate::shape::{Bound, Equation, Holds, Shapes};
use crate::wording;

/// Without generics: `const concat_feeds_price: () = …;` for each equation, which the compiler evaluates by itself. With generics:
/// the same as associated constants, reached from the constructor, and a function for each bound.
pub(super) fn checks(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let constants = shapes.equations.iter().map(|equation| constant(graph, equation, names));
    if !graph.is_generic() {
        return quote!(#(#constants)*);
    }
    let plan = &names.plan;
    let (parameters, arguments, where_clause) = names.own.split_for_impl();
    let bounds = shapes.bounds.iter().map(|bound| self::bound(bound, names));
    quote! {
        impl #parameters #plan #arguments #where_clause {
            #(#constants)*
        }
        #(#bounds)*
    }
}

/// ```text
/// let () = Plan::<H>::concat_feeds_price;
/// ```
pub(super) fn reached(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let reached = shapes.equations.iter().filter(|_| graph.is_generic()).map(|Equation { name, span, holds: _ }| {
        let plan = names.plan_at(*span);
        quote_spanned!(*span=> let () = #plan::#name;)
    });
    quote!(#(#reached)*)
}

/// ```text
/// const concat_feeds_price: () = Rules::dense_1.check(&Site { name: "price", inputs: &[…] });
/// ```
fn constant(graph: &Graph<'_>, equation: &Equation, names: &Names) -> TokenStream {
    let Equation { name, span, holds } = equation;
    let check = match holds {
        Holds::Fits { value } => fits(graph, *value, *span, names),
        Holds::Agrees { subject, declared, value } => {
            let (runtime, declared) = (at(&names.runtime, *span), names.sizes(declared));
            let (giver, given) = (graph.giver(*value), names.shape(*value));
            quote_spanned!(*span=> #runtime::agree(#subject, #declared, #giver, #given))
        }
        Holds::HasASize { subject, sizes } => {
            let (runtime, sizes) = (at(&names.runtime, *span), names.sizes(sizes));
            quote_spanned!(*span=> #runtime::has_a_size(#subject, #sizes))
        }
        Holds::FedTheSame { first, again } => fed_the_same(graph, *first, *again, *span, names),
        Holds::GivesAsMany { value, taken } => {
            let layer = graph.application(*value).map(|(layer, ..)| at(&names.layer_name(layer), *span));
            let (plan, name) = (names.plan_at(*span), &graph.values[*value].name);
            quote_spanned!(*span=> #plan::#layer.gives_as_many(#name, #taken))
        }
        Holds::KeepsItsShape { name, before, inside, value } => {
            let (runtime, before) = (at(&names.runtime, *span), names.shape(*before));
            let given = names.shape(*value);
            quote_spanned!(*span=> #runtime::keeps_its_shape(#name, #before, #inside, #given))
        }
        Holds::ArmsAgree { first, other } => {
            let (runtime, first, other) = (at(&names.runtime, *span), names.shape(*first), names.shape(*other));
            quote_spanned!(*span=> #runtime::arms_agree(#first, #other))
        }
    };
    quote_spanned!(*span=> const #name: () = #check;)
}

/// ```text
/// Rules::dense_1.check(&Site { name: "price", inputs: &[Feed { … }] })
/// ```
fn fits(graph: &Graph<'_>, value: ValueId, span: Span, names: &Names) -> TokenStream {
    let Some((.., from)) = graph.application(value) else { return TokenStream::new() };
    let (rule, runtime, name) = (names.rule_at(value, span), &names.runtime, &graph.values[value].name);
    let feeds = from.iter().map(|from| feed(graph, *from, names));
    let site = quote!(#runtime::Site { name: #name, inputs: &[#(#feeds),*] });
    quote_spanned!(span=> #rule.check(&#site))
}

/// ```text
/// Feed { name: "concat", sizes: Shapes::concat, parts: &[("wide", …), ("hidden", …)] }
/// ```
fn feed(graph: &Graph<'_>, value: ValueId, names: &Names) -> TokenStream {
    let (runtime, name, sizes) = (&names.runtime, &graph.values[value].name, names.shape(value));
    let parts = graph.application(value).map(|(.., from)| from).filter(|from| from.len() > 1).unwrap_or_default();
    let parts = parts.iter().map(|part| {
        let (name, sizes) = (&graph.values[*part].name, names.shape(*part));
        quote!((#name, #sizes))
    });
    quote!(#runtime::Feed { name: #name, sizes: #sizes, parts: &[#(#parts),*] })
}

/// ```text
/// fed_the_same("tower", (Shapes::a, Rules::tower), "b", (Shapes::b, Rules::tower_2))
/// ```
fn fed_the_same(graph: &Graph<'_>, first: ValueId, again: ValueId, span: Span, names: &Names) -> TokenStream {
    let (Some((_, layer, from)), Some((.., again_from))) = (graph.application(first), graph.application(again)) else {
        return TokenStream::new();
    };
    let (Some(from), Some(again_from)) = (from.first(), again_from.first()) else { return quote!(()) };
    let (runtime, name) = (at(&names.runtime, span), wording::name(&layer.name));
    let (first, first_rule) = (names.shape(*from), names.rule(first));
    let (giver, given, rule) = (&graph.values[*again_from].name, names.shape(*again_from), names.rule(again));
    quote_spanned!(span=> #runtime::fed_the_same(#name, (#first, #first_rule), #giver, (#given, #rule)))
}

/// ```text
/// fn h_is_declared<const H: usize>() { <() as __neurotype::Same1<{ 8 }, { H }>>::HOLDS }
/// ```
fn bound(bound: &Bound, names: &Names) -> TokenStream {
    let Bound { name, span, given, wanted } = bound;
    let runtime = at(&names.runtime, *span);
    let (parameters, _, where_clause) = names.own.split_for_impl();
    let same = format_ident!("Same{}", given.len(), span = *span);
    let sizes = given.iter().chain(wanted);
    let call = quote_spanned!(*span=> <() as #runtime::#same<#({ #sizes }),*>>::HOLDS);
    quote!(const _: () = { fn #name #parameters () #where_clause { #call } };)
}

fn at(name: &Ident, span: Span) -> Ident {
    let mut name = name.clone();
    name.set_span(span);
    name
}
