//! Stages with their arguments: `Dense(300, relu, use_bias = false)`, `Dense(784 => 300)`, `relu`.

use syn::parse::{ParseStream, Result};
use syn::{Expr, Ident, Token, parenthesized, token};

use super::{Argument, Stage, slips};
use crate::diagnostics::Diagnostics;

/// A layer or an activation, with or without arguments.
pub(super) fn stage(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Stage> {
    let name: Ident = input.parse().map_err(|error| {
        syn::Error::new(
            error.span(),
            "expected a layer such as `Dense(300)`, an activation such as `relu`, or a declared layer",
        )
    })?;
    if input.peek(token::Paren) {
        let content;
        parenthesized!(content in input);
        return Ok(Stage { name, arguments: Some(arguments(&content, errors)?) });
    }
    let arguments = slips::wrong_brackets(input, &name, errors)?;
    Ok(Stage { name, arguments })
}

/// Arguments, separated by commas.
pub(super) fn arguments(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Vec<Argument>> {
    let mut arguments = Vec::new();
    while !content.is_empty() {
        arguments.push(argument(content, errors)?);
        slips::separator(content, "arguments", errors)?;
    }
    Ok(arguments)
}

fn argument(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Argument> {
    if content.peek(Ident) && slips::names_a_value(content, errors) {
        let name = content.parse()?;
        slips::skip_one_token(content)?;
        return Ok(Argument::Named { name, value: content.parse()? });
    }
    let value: Expr = content.parse()?;
    if content.parse::<Option<Token![=>]>>()?.is_some() {
        return Ok(Argument::Stated { inputs: value, units: content.parse()? });
    }
    if content.peek(Token![->]) {
        let arrow: Token![->] = content.parse()?;
        errors.report(arrow.spans[0], "the inputs of a layer are stated with `=>`, as in `Dense(784 => 300)`");
        return Ok(Argument::Stated { inputs: value, units: content.parse()? });
    }
    Ok(Argument::Positional(value))
}
