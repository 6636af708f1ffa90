//! Slips in the head of a network, and behind its end.

use syn::parse::{ParseStream, Result};
use syn::spanned::Spanned;
use syn::{Ident, Lit, Token, parenthesized, token};

use super::skip;
use crate::diagnostics::Diagnostics;

/// `fn Name(…)`, `struct Name`: understood as the name alone.
pub(in crate::syntax) fn item_keyword(input: ParseStream<'_>, errors: &Diagnostics) -> Result<()> {
    let keyword = if input.peek(Token![fn]) {
        input.parse::<Token![fn]>()?.span()
    } else if input.peek(Token![struct]) {
        input.parse::<Token![struct]>()?.span()
    } else {
        return Ok(());
    };
    errors.report(keyword, "a network begins with its name; leave this word out");
    Ok(())
}

/// `Name(x: [8]) { … }`
pub(in crate::syntax) fn missing_outputs(input: ParseStream<'_>, name: &Ident) -> Result<()> {
    if input.peek(Token![->]) {
        return Ok(());
    }
    let message = if input.peek(Token![=>]) || input.peek(Token![:]) {
        "the outputs stand behind `->`, as in `-> [10]`".to_owned()
    } else {
        format!("`{name}` does not say what it gives; write its outputs behind its inputs, as in `-> [10]`")
    };
    Err(syn::Error::new(if input.is_empty() || input.peek(token::Brace) { name.span() } else { input.span() }, message))
}

const SEVERAL_OUTPUTS: &str = "several outputs have names, as in `-> (price: [1], aux: [1])`";

/// `-> [3], [2]`
pub(in crate::syntax) fn outputs_without_parentheses(input: ParseStream<'_>) -> Result<()> {
    if input.peek(Token![,]) { Err(input.error(SEVERAL_OUTPUTS)) } else { Ok(()) }
}

/// `-> ([1], [1])`
pub(in crate::syntax) fn outputs_without_names(input: ParseStream<'_>) -> Result<()> {
    if input.peek(token::Paren) {
        let content;
        let ahead = input.fork();
        let span = parenthesized!(content in ahead).span.join();
        if content.peek(token::Bracket) {
            return Err(syn::Error::new(span, SEVERAL_OUTPUTS));
        }
    }
    Ok(())
}

/// `Name(x)`
pub(in crate::syntax) fn missing_shape(content: ParseStream<'_>, name: &Ident) -> Result<()> {
    if content.peek(Token![:]) {
        return Ok(());
    }
    if content.peek(token::Bracket) {
        return Err(content.error(format!("a `:` is missing between `{name}` and its shape")));
    }
    let default = |content: ParseStream<'_>| content.parse::<Token![=]>().and_then(|_| content.parse::<Lit>());
    let (what, example) = match default(&content.fork()) {
        Ok(Lit::Float(number)) => ("type", format!("f64 = {number}")),
        Ok(Lit::Bool(flag)) => ("type", format!("bool = {}", flag.value)),
        Ok(Lit::Int(count)) => ("type", format!("usize = {count}")),
        _ if content.peek(Token![=]) => ("type", "usize = 3".to_owned()),
        _ => ("shape", "[8]".to_owned()),
    };
    Err(syn::Error::new(name.span(), format!("`{name}` has no {what}; write for instance `{name}: {example}`")))
}

/// Anything behind the closing brace.
pub(in crate::syntax) fn second_network(input: ParseStream<'_>, errors: &Diagnostics) {
    if !input.is_empty() {
        errors.report(input.span(), "one `network!` declares one network; write another `network!` for the next");
        skip(input);
    }
}
