//! A network's parameters seen in those of another: `model.encoder().dense_1()`, and taken out of it or put in.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Names, handles};
use crate::graph::Graph;
use crate::shape::Shapes;

/// ```text
/// pub struct View<'a, N: Network> { parameters: ParametersView<'a, N::Scalar>, network: PhantomData<fn() -> N> }
/// impl<'a, N: Network> View<'a, N> { pub fn to_model(&self) -> N { … } … }
/// impl<'a, T: Scalar> View<'a, Encoder<T>> { pub fn dense(&self) -> Handle<'a, …> { … } … }
/// /* the same as `ViewMut` */
/// ```
pub(super) fn views(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let Names { runtime, view, view_mut, .. } = names;
    let name = &graph.network.name;
    let (_, arguments, where_clause) = names.generics.split_for_impl();
    let mut generics = names.generics.clone();
    generics.params.insert(0, syn::parse_quote!('a));
    let (parameters, ..) = generics.split_for_impl();
    let (methods, methods_mut) = (handles::of_view(graph, shapes, names), handles::of_view_mut(graph, shapes, names));
    quote! {
        /// The parameters of a network that is a part of another.
        pub struct #view<'a, N: #runtime::Network> {
            parameters: #runtime::ParametersView<'a, N::Scalar>,
            network: ::core::marker::PhantomData<fn() -> N>,
        }
        impl<'a, N: #runtime::Network> #view<'a, N> {
            /// All of them, layer after layer.
            #[must_use]
            pub fn parameters(&self) -> &'a [N::Scalar] { self.parameters.all() }
            /// A model of its own with these parameters, and its settings' defaults.
            #[must_use]
            pub fn to_model(&self) -> N { self.parameters.to_model() }
        }
        impl #parameters #view<'a, #name #arguments> #where_clause { #methods }
        /// The parameters of a network that is a part of another, to be changed.
        pub struct #view_mut<'a, N: #runtime::Network> {
            parameters: #runtime::ParametersViewMut<'a, N::Scalar>,
            network: ::core::marker::PhantomData<fn() -> N>,
        }
        impl<'a, N: #runtime::Network> #view_mut<'a, N> {
            /// All of them, layer after layer, to be changed.
            #[must_use]
            pub fn parameters_mut(&mut self) -> &mut [N::Scalar] { self.parameters.all_mut() }
            /// Lets training leave all of it alone: its parameters keep their bits.
            pub fn freeze(&mut self) { self.parameters.set_frozen(true); }
            /// Lets training change it again.
            pub fn unfreeze(&mut self) { self.parameters.set_frozen(false); }
            /// Puts the parameters of a model in their place, for instance those of a trained one.
            pub fn copy_from(&mut self, model: &N) {
                self.parameters.all_mut().copy_from_slice(<N as #runtime::Network>::parameters(model));
            }
        }
        impl #parameters #view_mut<'a, #name #arguments> #where_clause { #methods_mut }
    }
}
