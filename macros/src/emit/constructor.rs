//! How a model begins: its settings' defaults and its initial parameters.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Ident;

use super::{Names, checks};
use crate::graph::Graph;
use crate::shape::Shapes;
use crate::syntax::Network;

/// ```text
/// fn new(seed: u64) -> Self {
///     let mut model = Self::empty(seed);
///     Self::initialize(model.parameters.all_mut(), &mut Random::new(seed, Purpose::Initialization));
///     model
/// }
/// fn empty(seed: u64) -> Self { Self { parameters: Parameters::new(Self::GRAPH, seed), ..Self::bare() } }
/// fn bare() -> Self { Self { parameters: Parameters::none(Self::GRAPH), depth: 3 } }
/// fn initialize(numbers: &mut [T], random: &mut Random) {
///     let mut parameters = ParametersViewMut::new(numbers, Self::GRAPH);
///     parameters.initialize(&Plan::hidden1, Layers::hidden1, &[Shapes::deep], random);
///     …
/// }
/// ```
pub(super) fn constructors(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let checks = checks::reached(graph, shapes, names);
    let with_weights = (0..graph.layers.len()).filter(|layer| graph.layers[*layer].row.has_weights);
    let layers = with_weights.map(|id| {
        let index = names.layer_index(id);
        if graph.layers[id].row.is_network {
            let network = names.network_of_scalar(graph, id);
            return quote!(parameters.initialize_network::<#network>(#index, random););
        }
        let from = graph.first_application(id).map(|(_, from)| from).unwrap_or_default();
        let (layer, shapes) = (names.layer_at(graph, id), names.shape_list(from));
        quote!(parameters.initialize(#layer, #index, &[#shapes], random);)
    });
    let bare = bare(graph.network, names);
    // With the span of the network's name, under which rustc explains which instance is at fault.
    let span = graph.network.name.span();
    let [model, random] = ["model", "random"].map(|name| Ident::new(name, span));
    let initialize =
        quote_spanned!(span=> <Self as #runtime::Network>::initialize(#model.parameters.all_mut(), &mut #random));
    let stored = super::storage::settings(graph.network, names);
    quote! {
        fn new(seed: ::core::primitive::u64) -> Self {
            let mut #model = <Self as #runtime::Network>::empty(seed);
            let mut #random = #runtime::Random::new(seed, #runtime::Purpose::Initialization);
            #initialize;
            #model
        }
        fn empty(seed: ::core::primitive::u64) -> Self {
            let parameters = #runtime::Parameters::new(<Self as #runtime::Network>::GRAPH, seed);
            Self { parameters, ..<Self as #runtime::Network>::bare() }
        }
        #bare
        #stored
        fn initialize(numbers: &mut [#scalar], random: &mut #runtime::Random) {
            #checks
            let mut parameters = #runtime::ParametersViewMut::new(numbers, <Self as #runtime::Network>::GRAPH);
            #(#layers)*
        }
    }
}

/// ```text
/// fn bare() -> Self { Self { parameters: Parameters::none(Self::GRAPH), depth: 3 } }
/// ```
fn bare(network: &Network, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    let settings = network.settings.iter().map(|setting| {
        let name = &setting.name;
        let default = setting.default.as_ref().map(|default| quote!(#default));
        let default = default.unwrap_or_else(|| quote!(::core::default::Default::default()));
        quote!(#name: #default,)
    });
    let marker = names.marker().map(|_| quote!(networks: ::core::marker::PhantomData,));
    quote! {
        fn bare() -> Self {
            let parameters = #runtime::Parameters::none(<Self as #runtime::Network>::GRAPH);
            Self { parameters, #(#settings)* #marker }
        }
    }
}
