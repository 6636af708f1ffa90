//! Stages with their arguments: `Dense(300, relu, use_bias = false)`, `Dense(784 => 300)`, `relu`, `my::Layer<8>(0.5)`,
//! `Refine { depth: 3 }`.

use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Path, PathArguments, PathSegment, Token, braced, parenthesized, token};

use super::{Argument, Stage, lines, misplaced, slips};
use crate::diagnostics::Diagnostics;

/// A layer, an activation or a network, with or without arguments.
pub(super) fn stage(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Stage> {
    let mut path = path(input)?;
    slips::constructor(&mut path, errors);
    let Some(name) = path.segments.last().map(|segment| segment.ident.clone()) else {
        return Err(input.error("expected a layer"));
    };
    if input.peek(token::Paren) && !lines::is_below(input, name.span()) {
        let content;
        parenthesized!(content in input);
        let arguments = Some(arguments(&content, errors)?);
        return Ok(Stage { name, path, arguments, settings: Vec::new() });
    }
    if let Some(settings) = settings(input, errors)? {
        return Ok(Stage { name, path, arguments: None, settings });
    }
    let arguments = slips::wrong_brackets(input, &name, errors)?;
    Ok(Stage { name, path, arguments, settings: Vec::new() })
}

/// `Dense`, `my::Layer<8>`: a path of types, whose last parentheses belong to the layer.
fn path(input: ParseStream<'_>) -> Result<Path> {
    misplaced::instead_of_layer(input)?;
    let mut path = Path { leading_colon: input.parse()?, segments: Punctuated::new() };
    loop {
        let ident = input.call(Ident::parse_any).map_err(|error| misplaced::no_layer(error.span()))?;
        misplaced::word_as_layer(&ident, input)?;
        let mut segment = PathSegment { ident, arguments: PathArguments::None };
        let turbofish = input.peek(Token![::]) && input.peek3(Token![<]);
        if input.peek(Token![<]) || turbofish {
            segment.arguments = PathArguments::AngleBracketed(input.parse()?);
        }
        path.segments.push(segment);
        if !input.peek(Token![::]) {
            return Ok(path);
        }
        path.segments.push_punct(input.parse()?);
    }
}

/// `{ depth: 3 }`; none if what stands in braces is something else.
fn settings(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Option<Vec<(Ident, Expr)>>> {
    let is_settings = input.peek(token::Brace) && {
        let content;
        let ahead = input.fork();
        braced!(content in ahead);
        content.peek(Ident) && content.peek2(Token![:])
    };
    if !is_settings {
        return Ok(None);
    }
    let content;
    braced!(content in input);
    let mut settings = Vec::new();
    while !content.is_empty() {
        let name = content.parse()?;
        content.parse::<Token![:]>()?;
        settings.push((name, content.parse()?));
        slips::separator(&content, "settings", errors)?;
    }
    Ok(Some(settings))
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
