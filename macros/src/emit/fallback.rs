//! The stub of a refused network, so that one mistake is one error: same name, generics, inputs and outputs.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, parse_quote};

use super::names::{Names, output_shapes};
use super::{conditions, constants, hidden_block, model, named, storage};
use crate::syntax::{Network, Outputs, Port, Setting, Shape, is_other_integer, is_writable};
use crate::wording;

/// ```text
/// pub struct WideDeep<T: Scalar = [(); compile_error! { … }]> { … }
/// compile_error! { … }
/// const _: () = { impl<T: Scalar> Network for WideDeep<T> { /* bodies that cannot run */ } };
/// ```
///
/// The first error stands in the type: of what is done with such a type rustc says nothing more, whatever layers a model is asked for.
pub(crate) fn fallback(network: &Network, errors: Vec<TokenStream>) -> TokenStream {
    let mut errors = errors.into_iter();
    let first = errors.next();
    let network = &tidied(network);
    let names = Names::of_header(network, []);
    let structure = model::structure(network, &names, "", &quote!([(); #first]));
    let items = [
        implementation(network, &names),
        constants::shortcuts(network, &names, &TokenStream::new()),
        named::implementations(network, &names),
        storage::serde(network, &names),
    ];
    let named = named::structures(network);
    let hidden = hidden_block(network, &names, &quote!(#(#items)*));
    // A network that is left out is not refused.
    let conditions = conditions(network);
    let errors = errors.map(|error| quote!(#(#conditions)* #error));
    quote!(#structure #(#errors)* #named #hidden)
}

fn implementation(network: &Network, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let name = &network.name;
    let (parameters, arguments, where_clause) = names.generics.split_for_impl();
    let own = names.own_arguments();
    let inputs = names.ranks(network.inputs.iter().map(|input| &input.shape));
    let outputs = names.ranks(output_shapes(network));
    let of = model::of_other_scalars(network, names);
    let table = table(network, names);
    let refused = quote!({ ::core::unreachable!("the compiler has refused this network") });
    quote! {
        #[diagnostic::do_not_recommend]
        impl #parameters #runtime::Network for #name #arguments #where_clause {
            type Scalar = #scalar;
            type Inputs = #inputs;
            type Outputs = #outputs;
            type Kinds = #runtime::Refused;
            #of
            type View<'a> = #name<#own>;
            type ViewMut<'a> = #name<#own>;
            const GRAPH: &'static #runtime::Graph = &#table;
            fn new(seed: ::core::primitive::u64) -> Self #refused
            fn seed(&self) -> ::core::primitive::u64 #refused
            fn parameters(&self) -> &[#scalar] #refused
            fn parameters_mut(&mut self) -> &mut [#scalar] #refused
            fn frozen(&self) -> &[::core::primitive::bool] #refused
            fn frozen_mut(&mut self) -> &mut [::core::primitive::bool] #refused
            fn empty(seed: ::core::primitive::u64) -> Self #refused
            fn bare() -> Self #refused
            fn view(part: #runtime::Part<'_, #scalar>) -> #name<#own> #refused
            fn view_mut(part: #runtime::PartMut<'_, #scalar>) -> #name<#own> #refused
            fn with_parameters(numbers: &[#scalar]) -> Self #refused
            fn initialize(numbers: &mut [#scalar], random: &mut #runtime::Random) #refused
            fn forward(&self, pass: &mut #runtime::ForwardPass<'_, Self>) #refused
            fn backward(pass: &mut #runtime::BackwardPass<'_, Self>) #refused
        }
    }
}

/// What another network reads that has it as a layer: the declared inputs and outputs.
///
/// ```text
/// Graph { values: &[ValueNode::new("image", Origin::Input, &[], …), ValueNode::new("", Origin::Mutable, &[], …)], … }
/// ```
fn table(network: &Network, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    let (name, inputs) = (wording::name(&network.name), &network.inputs);
    let taken = inputs.iter().map(|input| {
        let (name, sizes) = (wording::name(&input.name), names.declared(&input.shape));
        quote!(#runtime::ValueNode::new(#name, #runtime::Origin::Input, &[], #sizes))
    });
    let given = output_shapes(network).map(|shape| {
        let sizes = names.declared(shape);
        quote!(#runtime::ValueNode::new("", #runtime::Origin::Mutable, &[], #sizes))
    });
    let outputs = network.outputs.ports().into_iter().enumerate().map(|(index, (name, _))| {
        let (name, value) = (name.map(wording::name).unwrap_or_default(), inputs.len() + index);
        quote!(#runtime::OutputNode { name: #name, value: #value })
    });
    quote! {
        #runtime::Graph {
            name: #name,
            layers: &[],
            values: &[#(#taken,)* #(#given),*],
            blocks: &[],
            outputs: &[#(#outputs),*],
        }
    }
}

/// The most inputs, and outputs, that can stand in types.
const MOST: usize = 12;

/// The head of a network without lifetimes, with integers that can be sizes, and with an input.
fn tidied(network: &Network) -> Network {
    let mut generics = network.generics.clone();
    generics.params =
        generics.params.into_iter().filter(|parameter| !matches!(parameter, GenericParam::Lifetime(_))).collect();
    for parameter in generics.const_params_mut() {
        if is_other_integer(&parameter.ty) {
            parameter.ty = parse_quote!(usize);
        }
    }
    let nothing = || writable(network, &Shape { sizes: Vec::new(), span: network.name.span(), below: None });
    let port = |port: &Port| Port { name: port.name.clone(), shape: writable(network, &port.shape) };
    let mut inputs: Vec<Port> = network.inputs.iter().map(port).collect();
    inputs.truncate(MOST);
    if inputs.is_empty() {
        inputs.push(Port { name: network.name.clone(), shape: nothing() });
    }
    let outputs = match &network.outputs {
        Outputs::Named(ports) if !ports.is_empty() => Outputs::Named(ports.iter().take(MOST).map(port).collect()),
        Outputs::Named(_) => Outputs::One(nothing()),
        Outputs::One(shape) => Outputs::One(writable(network, shape)),
    };
    Network {
        root: network.root.clone(),
        attributes: network.attributes.clone(),
        visibility: network.visibility.clone(),
        name: network.name.clone(),
        generics,
        inputs,
        settings: network.settings.iter().map(setting).collect(),
        outputs,
        body: None,
    }
}

fn setting(setting: &Setting) -> Setting {
    let Setting { attributes, name, kind, default } = setting;
    Setting { attributes: attributes.clone(), name: name.clone(), kind: kind.clone(), default: default.clone() }
}

/// A shape that can stand in a type without another error: 1 for every size that cannot, and for a wrong number of sizes.
fn writable(network: &Network, shape: &Shape) -> Shape {
    let mut sizes = shape.sizes.clone();
    for size in sizes.iter_mut().filter(|size| !is_writable(&network.generics, size)) {
        *size = parse_quote!(1);
    }
    let most = if shape.below.is_some() { 1 } else { 3 };
    if !(1..=most).contains(&sizes.len()) {
        sizes = vec![parse_quote!(1)];
    }
    let below = shape
        .below
        .as_ref()
        .map(|below| if is_writable(&network.generics, below) { below.clone() } else { Box::new(parse_quote!(1)) });
    Shape { sizes, span: shape.span, below }
}
