//! Several inputs or targets by their names, so that two of one shape cannot be swapped: `WideDeepInputs { wide: &a, deep: &b }`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Names;
use crate::syntax::Network;
use crate::wording;

/// ```text
/// pub struct WideDeepInputs<A0, A1> { pub wide: A0, pub deep: A1 }
/// pub struct WideDeepTargets<A0, A1> { pub price: A0, pub aux: A1 }
/// ```
pub(super) fn structures(network: &Network) -> TokenStream {
    let structures = groups(network).map(|Group { name, fields, what }| {
        let Network { visibility, attributes, .. } = network;
        let conditions = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
        let parameters = parameters(fields.len());
        let about =
            format!("The {what} of [`{}`] by name, for `fit` and the like: references to the data.", network.name);
        let docs = fields.iter().map(|field| format!("`{}`.", wording::name(field)));
        quote! {
            #(#conditions)*
            #[doc = #about]
            #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
            #[allow(non_snake_case)]
            #visibility struct #name<#(#parameters),*> { #(#[doc = #docs] pub #fields: #parameters,)* }
        }
    });
    quote!(#(#structures)*)
}

/// ```text
/// impl<'data, Number: Scalar, A0: Samples<'data, Number>, …> Samples<'data, Number> for WideDeepInputs<A0, A1> {
///     type Shapes = (A0::Shapes, A1::Shapes);
///     fn parts(self) -> Vec<Part<'data, Number>> { Samples::parts((self.wide, self.deep)) }
/// }
/// ```
pub(super) fn implementations(network: &Network, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    let implementations = groups(network).map(|Group { name, fields, .. }| {
        let parameters = parameters(fields.len());
        quote! {
            impl<'data, Number: #runtime::Scalar, #(#parameters: #runtime::Samples<'data, Number>),*>
                #runtime::Samples<'data, Number> for #name<#(#parameters),*>
            {
                type Shapes = (#(<#parameters as #runtime::Samples<'data, Number>>::Shapes),*);
                fn parts(self) -> #runtime::Parts<'data, Number> {
                    #runtime::Samples::parts((#(self.#fields),*))
                }
            }
        }
    });
    quote!(#(#implementations)*)
}

/// Inputs or targets, where there are several.
struct Group<'n> {
    name: Ident,
    fields: Vec<&'n Ident>,
    what: &'static str,
}

fn groups(network: &Network) -> impl Iterator<Item = Group<'_>> {
    let inputs = network.inputs.iter().map(|input| &input.name).collect();
    let outputs = network.outputs.ports().into_iter().filter_map(|(name, _)| name).collect();
    let base = wording::name(&network.name);
    let group = move |(fields, ending, what): (Vec<_>, &str, _)| Group {
        name: format_ident!("{base}{ending}", span = network.name.span()),
        fields,
        what,
    };
    [(inputs, "Inputs", "inputs"), (outputs, "Targets", "targets")]
        .map(group)
        .into_iter()
        .filter(|group| (2..=12).contains(&group.fields.len()) && all_differ(&group.fields))
}

/// Two inputs of one name are reported already.
fn all_differ(fields: &[&Ident]) -> bool {
    fields.iter().enumerate().all(|(index, field)| !fields[..index].contains(field))
}

fn parameters(count: usize) -> Vec<Ident> {
    (0..count).map(|index| format_ident!("A{index}")).collect()
}
