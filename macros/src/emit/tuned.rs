//! Settings in numbers: layers are made anew in each pass, with the same numbers on the way back; before a training it is asked what they say.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Expr, Ident};

use super::{Names, heads};
use crate::graph::words::each_name;
use crate::graph::{BlockKind, Construction, Graph, LayerId, Object};
use crate::wording;

impl Names {
    /// `&Plan::dense`, or as settings make it, `&Dropout::new((*rate))`.
    pub(super) fn layer_now(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        if graph.tuned_by(layer).is_empty() {
            return self.layer_at(graph, layer);
        }
        self.as_layer(graph, layer, &self.tuned(graph, layer))
    }

    /// `Dropout::new((*rate))`, or `Plan::dense.activation(LeakyRelu::new().negative_slope((*slope)))`: references to initializers and the like live
    /// only in constants.
    fn tuned(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        let now = |number: &TokenStream| heads::number(number, graph.network);
        let made = &graph.layers[layer].construction;
        if made.required.iter().any(|given| graph.is_tuned(given)) {
            return self.construction(made, &now);
        }
        let options = made.options.iter().filter(|(_, given)| graph.is_tuned(given));
        let options = options.map(|option| self.option(option, &now));
        let plan = self.layer(layer);
        quote!(#plan #(#options)*)
    }
}

/// ```text
/// pass.decide((*rate) as f64);
/// ```
pub(super) fn keep(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let pass = &names.pass;
    let settings = graph.tuning().into_iter().map(|setting| {
        let name = &setting.name;
        let kept = if setting.is_flag() { quote!(*#name) } else { quote!((*#name) as ::core::primitive::f64) };
        quote!(#pass.decide(#kept);)
    });
    settings.collect()
}

/// ```text
/// let rate = &(pass.number() as f64);
/// ```
pub(super) fn recall(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let pass = &names.pass;
    let settings = graph.tuning().into_iter().rev().map(|setting| {
        let (name, kind) = (&setting.name, &setting.kind);
        let kept = if setting.is_flag() { quote!(#pass.taken()) } else { quote!((#pass.number() as #kind)) };
        quote!(let #name = &#kept;)
    });
    settings.collect()
}

/// ```text
/// fn tell_settings(&self, tuning: &mut Tuning) -> Result<()> {
///     let rate = &self.rate;
///     tuning.allow("dropout", &Dropout::new((*rate)).rule(&[Shapes::dense]), &[("rate", rate as &dyn Display)])?;
///     tuning.regularize("dense.kernel", L2::new().l2((*decay)));
///     tuning.within::<<Block as Network>::Of<T>>("block", |network| { network.rate = (*rate); })?;
///     Ok(())
/// }
/// ```
pub(super) fn tune(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let layers = (0..graph.layers.len()).map(|layer| {
        let (allow, within) = (allow(graph, layer, names), within(graph, layer, names));
        let governors = graph.governors(layer).map(|governor| govern(graph, layer, governor, names));
        quote!(#allow #(#governors)* #within)
    });
    let steps: TokenStream = layers.collect();
    if steps.is_empty() {
        return steps;
    }
    let (Names { runtime, tuning, .. }, settings) = (names, heads::settings(graph.network));
    quote! {
        fn tell_settings(&self, #tuning: &mut #runtime::Tuning) -> #runtime::Result<()> {
            #settings
            #steps
            ::core::result::Result::Ok(())
        }
    }
}

/// ```text
/// tuning.allow("dropout", &Dropout::new((*rate)).rule(&[Shapes::dense]), &[("rate", rate as &dyn Display)])?;
/// ```
fn allow(graph: &Graph<'_>, layer: LayerId, names: &Names) -> Option<TokenStream> {
    let settings = graph.tuned_by(layer);
    let (_, from) = graph.first_application(layer).filter(|_| !settings.is_empty())?;
    let (tuning, name) = (&names.tuning, wording::name(&graph.layers[layer].name));
    let (made, inputs) = (names.tuned(graph, layer), names.shape_list(from));
    let settings = settings.into_iter().map(|setting| {
        let (written, name) = (wording::name(&setting.name), &setting.name);
        quote!((#written, #name as &dyn ::core::fmt::Display))
    });
    Some(quote!(#tuning.allow(#name, &#made.rule(&[#inputs]), &[#(#settings),*])?;))
}

/// ```text
/// tuning.regularize("dense.kernel", L2::new().l2((*decay)));
/// ```
fn govern(
    graph: &Graph<'_>,
    layer: LayerId,
    (argument, verb, made): (&Ident, &str, &Construction),
    names: &Names,
) -> TokenStream {
    // `kernel_regularizer` is the kernel's.
    let argument = argument.to_string();
    let tensor = argument.rsplit_once('_').map_or("", |(tensor, _)| tensor);
    let path = format!("{}.{tensor}", wording::name(&graph.layers[layer].name));
    let (tuning, verb) = (&names.tuning, format_ident!("{verb}"));
    let made = names.construction(made, &|number| heads::number(number, graph.network));
    quote!(#tuning.#verb(#path, #made);)
}

/// ```text
/// tuning.within::<<Block as Network>::Of<T>>("block", |network| { network.rate = (*rate); })?;
/// ```
/// What it is given by a loop's count is not known here, and left at its default.
fn within(graph: &Graph<'_>, layer: LayerId, names: &Names) -> Option<TokenStream> {
    let Object::Network { settings, .. } = &graph.layers[layer].construction.object else { return None };
    let Names { tuning, network, .. } = names;
    let settings = settings.iter().filter(|(_, value)| !is_said_by_a_pass(graph, value)).map(|(name, value)| {
        let value = heads::head(value, graph.network, names);
        quote!(#network.#name = #value;)
    });
    let (name, kind) = (wording::name(&graph.layers[layer].name), names.network_of_scalar(graph, layer));
    Some(quote!(#tuning.within::<#kind>(#name, |#network| { #(#settings)* })?;))
}

/// Whether the count of a loop stands in an expression, or `training`.
fn is_said_by_a_pass(graph: &Graph<'_>, expression: &Expr) -> bool {
    let counts = |name: &Ident| {
        let mut kinds = graph.blocks.iter().map(|block| &block.kind);
        kinds.any(|kind| matches!(kind, BlockKind::Repeat { variable: Some(variable), .. } if *variable == name))
    };
    let mut found = false;
    each_name(expression.to_token_stream(), &mut |name| found |= name == "training" || counts(&name));
    found
}
