//! Expressions of Rust in the heads of loops and branches, in which settings and `training` have their names.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;

use super::Names;
use crate::syntax::Network;
use crate::wording;

/// The expression with `depth` replaced by `(*depth)`, and `training` by what the pass says.
pub(super) fn head(expression: &Expr, network: &Network, names: &Names) -> TokenStream {
    replaced(expression.to_token_stream(), network, names)
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

fn replaced(tokens: TokenStream, network: &Network, names: &Names) -> TokenStream {
    let mut signs = [' '; 2];
    let replace = tokens.into_iter().map(|token| {
        let sign = if let TokenTree::Punct(sign) = &token { sign.as_char() } else { ' ' };
        let before = signs;
        signs = [before[1], sign];
        match token {
            TokenTree::Ident(name) if !wording::is_part(before) => named(name, network, names),
            TokenTree::Group(group) => {
                let inside = replaced(group.stream(), network, names);
                let mut copy = proc_macro2::Group::new(group.delimiter(), inside);
                copy.set_span(group.span());
                copy.into_token_stream()
            }
            other => other.into_token_stream(),
        }
    });
    replace.collect()
}

fn named(name: Ident, network: &Network, names: &Names) -> TokenStream {
    if network.settings.iter().any(|setting| setting.name == name) {
        return quote_spanned!(name.span()=> (*#name));
    }
    if name == "training" {
        let training = &names.training;
        return quote!(#training);
    }
    name.into_token_stream()
}
