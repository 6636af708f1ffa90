//! The slips of the first hour: recognised, explained, and where possible parsed past.

mod head;
mod statement;

pub(super) use head::{
    item_keyword, missing_outputs, missing_shape, outputs_without_names, outputs_without_parentheses, second_network,
};
pub(super) use statement::{
    end_of_result, equals, flow_in_layer, layer_in_let, result_without_use, semicolon, semicolon_behind_block,
};

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, Lit, Path, Token, braced, bracketed, token};

use super::{Argument, Flow, calls, layer, lines, signs};
use crate::diagnostics::Diagnostics;

/// A name that is given; not `type` or another word of Rust.
pub(super) fn free_name(content: ParseStream<'_>) -> Result<Ident> {
    if content.peek(Ident::peek_any) && !content.peek(Ident) && !content.peek(Token![_]) {
        let word = content.call(Ident::parse_any)?;
        return Err(syn::Error::new(word.span(), format!("`{word}` is a word of Rust itself; choose another name")));
    }
    content.parse().map_err(|error| syn::Error::new(error.span(), "expected a name, such as `x`"))
}

/// A comma, or the end; a missing comma and a semicolon are understood as one.
pub(super) fn separator(content: ParseStream<'_>, what: &str, errors: &Diagnostics) -> Result<()> {
    if content.is_empty() || content.parse::<Option<Token![,]>>()?.is_some() {
        return Ok(());
    }
    errors.report(content.span(), format!("{what} are separated by commas; a `,` is missing before this"));
    content.parse::<Option<Token![;]>>()?;
    Ok(())
}

/// `(x -> Dense(8) relu, x)`, `(x y)`: what follows may be a stage or a value.
pub(super) fn word_behind_flow(content: ParseStream<'_>) -> Result<()> {
    if content.peek(Ident) { Err(content.error("a `,` or a `->` is missing before this")) } else { Ok(()) }
}

/// Whether an arrow follows, which is taken; other signs that people write for it are understood as one.
pub(super) fn arrow(input: ParseStream<'_>, errors: &Diagnostics) -> Result<bool> {
    if input.parse::<Option<Token![->]>>()?.is_some() {
        return Ok(true);
    }
    let span = input.span();
    let sign = if input.parse::<Option<Token![=>]>>()?.is_some() {
        "=>"
    } else if input.parse::<Option<Token![>>]>>()?.is_some() {
        ">>"
    } else if input.parse::<Option<Token![|]>>()?.is_some() {
        if input.parse::<Option<Token![>]>>()?.is_some() { "|>" } else { "|" }
    } else if input.parse::<Option<Token![.]>>()?.is_some() {
        "."
    } else if input.peek(Token![-]) && input.peek2(Token![->]) {
        input.parse::<Token![-]>()?;
        input.parse::<Token![->]>()?;
        "-->"
    } else {
        return Ok(false);
    };
    errors.report(span, format!("a flow goes on with `->`; write `->` for `{sign}`"));
    Ok(true)
}

/// `Dense::new(30)`: understood as `Dense(30)`.
pub(super) fn constructor(path: &mut Path, errors: &Diagnostics) {
    if path.segments.len() < 2 {
        return;
    }
    let Some(last) = path.segments.last().filter(|last| last.ident == "new" || last.ident == "default") else { return };
    let word = &last.ident;
    let message = format!("leave out `::{word}`; a layer is written by its name, as in `Dense(30)` or `my::Gain(1.0)`");
    errors.report(word.span(), message);
    path.segments.pop();
    path.segments.pop_punct();
}

/// `Dense[300]`, `Dense { 300 }`, `Dense 300`: understood as arguments.
pub(super) fn wrong_brackets(
    input: ParseStream<'_>,
    name: &Ident,
    errors: &Diagnostics,
) -> Result<Option<Vec<Argument>>> {
    let message = format!("the arguments of `{name}` stand in parentheses, as in `{name}(…)`");
    let content;
    if input.peek(token::Bracket) {
        errors.report(bracketed!(content in input).span.join(), message);
        layer::arguments(&content, errors).map(Some)
    } else if input.peek(token::Brace) {
        errors.report(braced!(content in input).span.join(), message);
        layer::arguments(&content, errors).map(Some)
    } else if input.peek(Lit) {
        let value: Lit = input.parse()?;
        errors.report(value.span(), message);
        Ok(Some(vec![Argument::Positional(Expr::Lit(syn::ExprLit { attrs: Vec::new(), lit: value }))]))
    } else {
        Ok(None)
    }
}

/// `Dense(300) -> …` where a flow begins: a layer without anything that feeds it.
pub(super) fn flow_begins_with_a_layer(input: ParseStream<'_>, name: &Ident) -> Result<()> {
    if input.peek(token::Paren) && !lines::is_below(input, name.span()) {
        return Err(syn::Error::new(name.span(), calls::meant(input, name)?));
    }
    Ok(())
}

/// `name =`, and `name:` understood as it; gives whether the next argument is named. The sign is the second token.
pub(super) fn names_a_value(content: ParseStream<'_>, errors: &Diagnostics) -> bool {
    if content.peek2(Token![=]) && !content.peek2(Token![==]) && !content.peek2(Token![=>]) {
        return true;
    }
    let colon = content.peek2(Token![:]) && !content.peek2(Token![::]);
    if colon {
        errors.report(content.span(), "an argument gets its value with `=`, as in `use_bias = false`");
    }
    colon
}

/// Passes one token.
pub(super) fn skip_one_token(content: ParseStream<'_>) -> Result<()> {
    content.parse::<TokenTree>().map(drop)
}

/// Passes all tokens, so that what could not be understood is not reported again as left over.
pub(super) fn skip(content: ParseStream<'_>) {
    drop(content.parse::<TokenStream>());
}

/// `/// a comment` where only `//` is one: understood as none.
pub(super) fn documentation(content: ParseStream<'_>, errors: &Diagnostics) -> Result<()> {
    for attribute in content.call(Attribute::parse_outer)? {
        let message = "a comment inside a network begins with `//`; `///` and attributes stand before its name";
        errors.report(attribute.span(), message);
    }
    Ok(())
}

/// What follows a layer and belongs to other languages: `Dense(30)(x)`.
fn foreign(content: ParseStream<'_>) -> Result<()> {
    if content.peek(token::Paren) {
        return Err(content.error(
            "a layer is not called like a function; what flows into it stands before it, as in `x -> Dense(30)`",
        ));
    }
    signs::foreign_sign(content)
}

/// `x -> Dense(30) + y`: does the sign belong to the layer or to the whole flow?
pub(super) fn sign_behind_stage(input: ParseStream<'_>, flow: &Flow) -> Result<()> {
    let signs = [input.peek(Token![+]), input.peek(Token![-]), input.peek(Token![*]), input.peek(Token![/])];
    if flow.stages.is_empty() || !signs.contains(&true) {
        return Ok(());
    }
    Err(input.error("a flow within an expression stands in parentheses, as in `(x -> Dense(30)) + y`"))
}

/// Whether `-->` follows.
pub(super) fn long_arrow(input: ParseStream<'_>) -> bool {
    input.peek(Token![-]) && input.peek2(Token![->])
}

/// `x[]`, `x[-1]`
pub(super) fn one_index(content: ParseStream<'_>, span: Span) -> Result<()> {
    if content.is_empty() {
        return Err(syn::Error::new(span, "a slice says which part, as in `x[0..4]`, or `x[3]` for one row"));
    }
    if content.peek(Token![-]) && content.peek2(Lit) {
        return Err(syn::Error::new(span, "rows are counted from 0, and not from behind: of ten the last is `x[9]`"));
    }
    Ok(())
}

/// `x[.., 0..4]`
pub(super) fn rest_of_index(content: ParseStream<'_>) -> Result<()> {
    if content.is_empty() {
        return Ok(());
    }
    let error = content.error("a slice is taken along the leading axis only, as in `x[0..4]`");
    skip(content);
    Err(error)
}

/// `"text" + x`
pub(super) fn a_number(literal: &Lit) -> Result<()> {
    if matches!(literal, Lit::Int(_) | Lit::Float(_)) {
        return Ok(());
    }
    Err(syn::Error::new(literal.span(), "expected a value or a number"))
}

/// `for row in x -> Reverse { … }`
pub(super) fn stages_in_head(content: ParseStream<'_>) -> Result<()> {
    if content.peek(Token![->]) {
        return Err(content.error("what a loop goes through stands in parentheses, as in `for row in (x -> Reverse)`"));
    }
    Ok(())
}

/// Attributes where none belong.
pub(super) fn no_documentation(attributes: &[Attribute], errors: &Diagnostics) {
    for attribute in attributes {
        errors.report(attribute.span(), "only the network and its settings have documentation; write `//` here");
    }
}
