//! Shortcuts for `f32`, so that `Classifier::new(42)` and `Classifier::PARAMETERS` need no type.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::Names;
use crate::syntax::Network;

/// ```text
/// impl WideDeep<f32> {
///     pub const PARAMETERS: usize = <Self as Network>::PARAMETERS;
///     …
///     pub fn new(seed: u64) -> Self { <Self as Network>::new(seed) }
/// }
/// ```
pub(super) fn shortcuts(network: &Network, names: &Names, usual: &TokenStream) -> TokenStream {
    let (name, runtime) = (&network.name, &names.runtime);
    let (parameters, _, where_clause) = names.own.split_for_impl();
    let own = names.own_arguments();
    // With the span of the network's name, under which rustc explains which instance is at fault.
    let seed = Ident::new("seed", name.span());
    let new = quote_spanned!(name.span()=> <Self as #runtime::Network>::new(#seed));
    // The functions are there for every type, so that one that is no network is told so, not that `new` is missing.
    let (bare, bounds) = without_bounds(names);
    quote! {
        impl #parameters #name<#own #usual> #where_clause {
            /// How many parameters the network has.
            pub const PARAMETERS: ::core::primitive::usize = <Self as #runtime::Network>::PARAMETERS;
            /// How many of them training changes.
            pub const TRAINABLE: ::core::primitive::usize = <Self as #runtime::Network>::TRAINABLE;
            /// Additions and multiplications of a forward pass, for one sample.
            pub const FLOPS: ::core::primitive::usize = <Self as #runtime::Network>::FLOPS;
            /// Bytes that a forward pass keeps for one sample.
            pub const ACTIVATIONS: ::core::primitive::usize = <Self as #runtime::Network>::ACTIVATIONS;
            /// The network as a table.
            pub const GRAPH: &'static #runtime::Graph = <Self as #runtime::Network>::GRAPH;
        }
        impl #bare #name<#own #usual> #where_clause {
            /// A network of `f32` with initial parameters; the same seed gives the same bits. For another scalar write
            /// `Name::<f64>::new(seed)`.
            #[must_use]
            pub fn new(#seed: ::core::primitive::u64) -> Self #bounds {
                #new
            }

            /// A model of `f32` from a file that `save` wrote, of whatever scalar. For another scalar write
            /// `Name::<f64>::load(path)`.
            pub fn load(path: impl ::core::convert::AsRef<#runtime::Path>) -> #runtime::Result<Self> #bounds {
                <Self as #runtime::Network>::load(path)
            }

            /// A model of `f32` from the bytes of such a file: `Name::from_bytes(include_bytes!("best.safetensors"))`.
            pub fn from_bytes(bytes: &[::core::primitive::u8]) -> #runtime::Result<Self> #bounds {
                <Self as #runtime::Network>::from_bytes(bytes)
            }

            /// The layers, what each is connected to, its output's shape and its parameters, with totals.
            #[must_use]
            pub fn summary() -> #runtime::Summary #bounds {
                <Self as #runtime::Network>::summary()
            }

            /// The network as a picture.
            #[must_use]
            pub fn diagram() -> #runtime::Diagram #bounds {
                <Self as #runtime::Network>::diagram()
            }
        }
    }
}

/// `<const H: usize, Block>`, and `where Block: Network`.
fn without_bounds(names: &Names) -> (TokenStream, Option<TokenStream>) {
    let mut generics = names.own.clone();
    let mut bounds = Vec::new();
    for parameter in generics.type_params_mut() {
        let (name, bound) = (&parameter.ident, std::mem::take(&mut parameter.bounds));
        bounds.push(quote!(#name: #bound));
    }
    let (parameters, ..) = generics.split_for_impl();
    (quote!(#parameters), (!bounds.is_empty()).then(|| quote!(where #(#bounds),*)))
}
