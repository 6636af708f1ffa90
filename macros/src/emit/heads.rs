//! Expressions of Rust in which settings have their names: heads of loops and branches, numbers of layers.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::Names;
use crate::syntax::{Network, Setting};
use crate::wording;

/// The expression with `depth` replaced by `(*depth)`, and `training` by what the pass says.
pub(super) fn head(expression: &Expr, network: &Network, names: &Names) -> TokenStream {
    replaced(expression.to_token_stream(), &|name| {
        if name == "training" {
            let training = &names.training;
            return quote!(#training);
        }
        now(name, network)
    })
}

/// What a layer is made with, `rate` in it replaced by `(*rate)`.
pub(super) fn number(number: &TokenStream, network: &Network) -> TokenStream {
    replaced(number.clone(), &|name| now(name, network))
}

/// The same with each setting's default in its place: `((0.2) as f64)`.
pub(super) fn number_at_first(number: &TokenStream, network: &Network) -> TokenStream {
    replaced(number.clone(), &|name| match network.setting(&name).map(|place| &network.settings[place]) {
        Some(Setting { kind, default: Some(default), .. }) => quote_spanned!(default.span()=> ((#default) as #kind)),
        Some(setting) if setting.is_flag() => quote!(false),
        Some(Setting { kind, .. }) => quote!((0 as #kind)),
        None => name.into_token_stream(),
    })
}

/// ```text
/// let depth = &self.depth;
/// ```
/// The name is the user's, so that rustc points at his word when the type is wrong.
pub(super) fn settings(network: &Network) -> TokenStream {
    let settings = network.settings.iter().map(|setting| {
        let name = &setting.name;
        quote!(let #name = &self.#name;)
    });
    quote!(#(#settings)*)
}

fn replaced(tokens: TokenStream, named: &dyn Fn(Ident) -> TokenStream) -> TokenStream {
    let mut signs = [' '; 2];
    let replace = tokens.into_iter().map(|token| {
        let sign = if let TokenTree::Punct(sign) = &token { sign.as_char() } else { ' ' };
        let before = signs;
        signs = [before[1], sign];
        match token {
            TokenTree::Ident(name) if !wording::is_part(before) => named(name),
            TokenTree::Group(group) => {
                let mut copy = proc_macro2::Group::new(group.delimiter(), replaced(group.stream(), named));
                copy.set_span(group.span());
                copy.into_token_stream()
            }
            other => other.into_token_stream(),
        }
    });
    replace.collect()
}

/// `(*depth)` for a setting.
fn now(name: Ident, network: &Network) -> TokenStream {
    if network.setting(&name).is_some() {
        return quote_spanned!(name.span()=> (*#name));
    }
    name.into_token_stream()
}
