//! The head of a declaration: attributes, visibility, name, generics, inputs, outputs.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser, Result};
use syn::{Ident, Token, braced, parenthesized, token};

use super::{Flow, Network, Outputs, Port, Setting, attributes, block, generics, setting, shape, slips};
use crate::diagnostics::Diagnostics;

/// Parses the path of the runtime crate (one token, `$crate`) and the declaration behind it. What can be understood comes
/// back even if there are errors; none only if not even the head can be.
pub(crate) fn parse(tokens: TokenStream, errors: &Diagnostics) -> Option<Network> {
    let mut tokens = tokens.into_iter();
    let root = TokenStream::from_iter(tokens.next());
    let declaration: Vec<TokenTree> = tokens.collect();
    let mut understood = None;
    let parser = |input: ParseStream<'_>| network(input, root, errors).map(|network| understood = Some(network));
    let parsed = parser.parse2(declaration.into_iter().collect());
    // Tokens that are left over somewhere are no mistake of their own behind another.
    if let Err(error) = parsed
        && (understood.is_none() || errors.is_empty())
    {
        errors.give_up(error);
    }
    understood
}

fn network(input: ParseStream<'_>, root: TokenStream, errors: &Diagnostics) -> Result<Network> {
    let attributes = attributes::attributes(input, errors)?;
    let visibility = input.parse()?;
    slips::item_keyword(input, errors)?;
    let name: Ident = input.parse().map_err(|error| {
        syn::Error::new(error.span(), "a network begins with its name: `pub Name(x: [8]) -> [1] { … }`")
    })?;
    let mut generics = generics::generics(input, errors)?;
    let (inputs, settings) = inputs(input, &name, errors)?;
    slips::missing_outputs(input, &name)?;
    input.parse::<Token![->]>()?;
    let outputs = outputs(input, errors)?;
    generics.where_clause = input.parse()?;
    if !input.peek(token::Brace) {
        slips::outputs_without_parentheses(input)?;
        let span = if input.is_empty() { name.span() } else { input.span() };
        return Err(syn::Error::new(span, "the body of a network stands in braces: `{ x -> Dense(1) }`"));
    }
    let content;
    let brace = braced!(content in input);
    let body = match block::body(&content, brace.span.close(), errors) {
        Ok(body) => Some(body),
        Err(error) => {
            errors.give_up(error);
            slips::skip(&content);
            None
        }
    };
    slips::second_network(input, errors);
    Ok(Network { root, attributes, visibility, name, generics, inputs, settings, outputs, body })
}

/// `(wide: [5], deep: [6], depth: usize = 3)`.
fn inputs(input: ParseStream<'_>, name: &Ident, errors: &Diagnostics) -> Result<(Vec<Port>, Vec<Setting>)> {
    if !input.peek(token::Paren) {
        let span = if input.is_empty() { name.span() } else { input.span() };
        let message = format!("the inputs stand in parentheses behind the name: `{name}(image: [28, 28])`");
        return Err(syn::Error::new(span, message));
    }
    let content;
    parenthesized!(content in input);
    setting::inputs_and_settings(&content, errors)
}

fn outputs(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Outputs> {
    let is_named = input.peek(token::Paren) && {
        let content;
        let ahead = input.fork();
        parenthesized!(content in ahead);
        content.peek(Ident)
    };
    if is_named {
        let content;
        parenthesized!(content in input);
        Ok(Outputs::Named(ports(&content, errors)?))
    } else {
        slips::outputs_without_names(input)?;
        shape::shape(input, errors).map(|shape| Outputs::One(shape::of_numbers(shape, errors)))
    }
}

fn ports(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Vec<Port>> {
    let mut ports = Vec::new();
    while !content.is_empty() {
        let name = slips::free_name(content)?;
        slips::missing_shape(content, &name)?;
        content.parse::<Token![:]>()?;
        ports.push(Port { name, shape: shape::of_numbers(shape::shape(content, errors)?, errors) });
        slips::separator(content, "shapes", errors)?;
    }
    Ok(ports)
}

/// A list of flows in parentheses, for sources.
pub(super) fn flows(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Vec<Flow>> {
    let mut flows = Vec::new();
    while !content.is_empty() {
        flows.push(super::flow::flow(content, errors)?);
        slips::word_behind_flow(content)?;
        slips::separator(content, "values", errors)?;
    }
    Ok(flows)
}
