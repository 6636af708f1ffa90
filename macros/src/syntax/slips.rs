//! The slips of the first hour: recognised, explained, and where possible parsed past.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, Lit, Token, braced, bracketed, parenthesized, token};

use super::{Argument, Flow, Names, calls, layer, lines, misplaced, signs};
use crate::diagnostics::Diagnostics;

/// `fn Name(…)`, `struct Name`: understood as the name alone.
pub(super) fn item_keyword(input: ParseStream<'_>, errors: &Diagnostics) -> Result<()> {
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
pub(super) fn missing_outputs(input: ParseStream<'_>, name: &Ident) -> Result<()> {
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
pub(super) fn outputs_without_parentheses(input: ParseStream<'_>) -> Result<()> {
    if input.peek(Token![,]) { Err(input.error(SEVERAL_OUTPUTS)) } else { Ok(()) }
}

/// `-> ([1], [1])`
pub(super) fn outputs_without_names(input: ParseStream<'_>) -> Result<()> {
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

/// A name that is given; not `type` or another word of Rust.
pub(super) fn free_name(content: ParseStream<'_>) -> Result<Ident> {
    if content.peek(Ident::peek_any) && !content.peek(Ident) && !content.peek(Token![_]) {
        let word = content.call(Ident::parse_any)?;
        return Err(syn::Error::new(word.span(), format!("`{word}` is a word of Rust itself; choose another name")));
    }
    content.parse().map_err(|error| syn::Error::new(error.span(), "expected a name, such as `x`"))
}

/// `Name(x)`
pub(super) fn missing_shape(content: ParseStream<'_>, name: &Ident) -> Result<()> {
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

/// `for … { … };`: understood without it.
pub(super) fn semicolon_behind_block(content: ParseStream<'_>, errors: &Diagnostics) -> Result<()> {
    if let Some(sign) = content.parse::<Option<Token![;]>>()? {
        errors.report(sign.span, "a loop or a branch ends with its brace; leave out the `;` behind it");
    }
    Ok(())
}

/// `for row in x { …; h } h -> Dense(1)`: a result that goes nowhere. Gives whether something follows that cannot belong to
/// it.
pub(super) fn result_without_use(content: ParseStream<'_>, result: &Flow, errors: &Diagnostics) -> bool {
    let goes_on = content.is_empty() || content.peek(Token![->]) || content.peek(Token![;]) || content.peek(Token![,]);
    if !goes_on {
        errors.report(result.span(), "what is given here is not used; bind it with `let all = … { … };`");
    }
    !goes_on
}

/// Attributes where none belong.
pub(super) fn no_documentation(attributes: &[Attribute], errors: &Diagnostics) {
    for attribute in attributes {
        errors.report(attribute.span(), "only the network and its settings have documentation; write `//` here");
    }
}

/// The `=` of a statement.
pub(super) fn equals(content: ParseStream<'_>, word: &str, names: &Names) -> Result<()> {
    if content.parse::<Option<Token![=]>>()?.is_some() {
        return Ok(());
    }
    if content.peek(Token![,]) {
        return Err(content.error("several names stand in parentheses, as in `let (a, b) = …`"));
    }
    let example = if word == "let" { "x -> Dense(30)" } else { "Dense(30)" };
    let (name, span) = match names {
        Names::One(name) => (name.to_string(), name.span()),
        Names::Several(_, span) => ("(a, b)".to_owned(), *span),
    };
    Err(syn::Error::new(span, format!("a `=` is missing; write `{word} {name} = {example};`")))
}

/// `layer h = x -> Dense(30);`
pub(super) fn flow_in_layer(content: ParseStream<'_>, name: &Ident) -> Result<()> {
    if content.peek(Token![->]) {
        let message = format!("`layer` names one layer, not a flow; write `let {name} = …` for what flows");
        return Err(syn::Error::new(name.span(), message));
    }
    Ok(())
}

/// `let shared = Dense(30);`, understood as `layer`: gives the name.
pub(super) fn layer_in_let(content: ParseStream<'_>, names: &Names, errors: &Diagnostics) -> Option<Ident> {
    let Names::One(name) = names else { return None };
    let layer = calls::lone_layer(content)?;
    let message = format!(
        "`{layer}(…)` is a layer; one that is applied later, once or often, is written `layer {name} = {layer}(…);`"
    );
    errors.report(layer.span(), message);
    Some(name.clone())
}

/// The `;` of a statement; missing, it is understood.
pub(super) fn semicolon(content: ParseStream<'_>, last: Span, errors: &Diagnostics) -> Result<()> {
    if content.parse::<Option<Token![;]>>()?.is_some() {
        return Ok(());
    }
    if content.peek(Ident) && !lines::begins_line(content) {
        return Err(syn::Error::new(last, "a `->` or `;` is missing behind this"));
    }
    if content.is_empty() || begins_another(content) {
        errors.report(last, "a `;` is missing at the end of this statement");
        return Ok(());
    }
    foreign(content)?;
    Err(content.error("expected `->` and another layer, or `;`"))
}

/// Whether a word or, in a line of their own, parentheses begin another statement or flow.
fn begins_another(content: ParseStream<'_>) -> bool {
    let words = [content.peek(Ident), content.peek(Token![let]), content.peek(Token![for]), content.peek(Token![if])];
    words.contains(&true) || content.peek(token::Paren) && lines::begins_line(content)
}

/// What follows a flow that is no statement: the end.
pub(super) fn end_of_result(content: ParseStream<'_>, flow: &Flow, errors: &Diagnostics) -> Result<()> {
    if content.is_empty() {
        return Ok(());
    }
    if begins_another(content) {
        return Err(syn::Error::new(flow.span(), "a `->` or `;` is missing behind this"));
    }
    foreign(content)?;
    if content.peek(Token![=]) {
        let message = "a value is bound with `let`, as in `let h = x -> Dense(30);`";
        return Err(syn::Error::new(flow.span(), message));
    }
    misplaced::name_behind_layer(content)?;
    if content.peek(Token![:]) {
        let message = if content.peek(Token![::]) {
            "a flow begins with a value, by its name; what has a path stands behind it, as in `x -> my::Gain(1.0)`"
        } else if !flow.stages.is_empty() {
            "a layer gets its name where it is declared, as in `layer hidden = Dense(30);`"
        } else if content.peek2(token::Bracket) {
            "a value is bound with `let`, as in `let h: [30] = x -> Dense(30);`"
        } else {
            "a setting stands in the head, behind the inputs, as in `Net(x: [8], depth: usize = 3)`"
        };
        return Err(syn::Error::new(flow.span(), message));
    }
    if content.parse::<Option<Token![;]>>()?.is_some() {
        let message = if content.is_empty() {
            "the last flow gives the outputs; leave out the `;` behind it"
        } else {
            "what this flow gives is not used; bind it with `let name = …;`"
        };
        errors.report(flow.span(), message);
        return Ok(());
    }
    if content.peek(Token![,]) {
        return Err(content.error("several outputs stand in parentheses, as in `(price, aux)`"));
    }
    Err(content.error("expected `->` and another layer, or the end of the network"))
}

/// Anything behind the closing brace.
pub(super) fn second_network(input: ParseStream<'_>, errors: &Diagnostics) {
    if !input.is_empty() {
        errors.report(input.span(), "one `network!` declares one network; write another `network!` for the next");
        skip(input);
    }
}
