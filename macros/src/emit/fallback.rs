//! The stub of a refused network, so that one mistake is one error: same name, generics, inputs and outputs.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, parse_quote};

use super::names::{Names, output_shapes};
use super::{constants, hidden_block, model};
use crate::syntax::{Network, Shape};

/// ```ignore
/// compile_error! { … }
/// pub struct WideDeep<T: Scalar = f32> { … }
/// const _: () = { impl<T: Scalar> Network for WideDeep<T> { /* bodies that cannot run */ } };
/// ```
pub(crate) fn fallback(network: &Network, errors: &TokenStream) -> TokenStream {
    let names = Names::of_header(network, []);
    let structure = model::structure(network, &names, "");
    let items = [implementation(network, &names), constants::shortcuts(network, &names)];
    let hidden = hidden_block(network, &names, &quote!(#(#items)*));
    quote!(#errors #structure #hidden)
}

fn implementation(network: &Network, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let name = &network.name;
    let (parameters, arguments, where_clause) = names.generics.split_for_impl();
    let inputs: Vec<_> = network.inputs.iter().map(|input| writable(&input.shape)).collect();
    let outputs: Vec<_> = output_shapes(network).into_iter().map(writable).collect();
    let (inputs, outputs) = (names.ranks(&inputs), names.ranks(&outputs));
    let refused = quote!({ ::core::unreachable!("the compiler has refused this network") });
    quote! {
        impl #parameters #runtime::Network for #name #arguments #where_clause {
            type Scalar = #scalar;
            type Inputs = #inputs;
            type Outputs = #outputs;
            type Kinds = #runtime::Refused;
            const GRAPH: &'static #runtime::Graph = &#runtime::Graph { name: "", layers: &[], values: &[], outputs: &[] };
            fn new(seed: ::core::primitive::u64) -> Self #refused
            fn seed(&self) -> ::core::primitive::u64 #refused
            fn parameters(&self) -> &[#scalar] #refused
            fn parameters_mut(&mut self) -> &mut [#scalar] #refused
            fn forward(pass: &mut #runtime::ForwardPass<'_, #scalar>) #refused
            fn backward(pass: &mut #runtime::BackwardPass<'_, #scalar>) #refused
        }
    }
}

/// A shape that can stand in a type without another error: names and literals as they are, 1 for everything else.
fn writable(shape: &Shape) -> Shape {
    let simple = |size: &Expr| {
        matches!(size, Expr::Lit(_)) || matches!(size, Expr::Path(path) if path.path.get_ident().is_some())
    };
    let mut sizes = shape.sizes.clone();
    for size in sizes.iter_mut().filter(|size| !simple(size)) {
        *size = parse_quote!(1);
    }
    if !(1..=3).contains(&sizes.len()) {
        sizes = vec![parse_quote!(1)];
    }
    Shape { sizes, span: shape.span }
}
