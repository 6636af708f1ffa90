//! Signs of other languages: `x ** 2`, `x @ w`, `x[:4]`, `range(3)`.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{ParseStream, Result};
use syn::punctuated::Punctuated;
use syn::{Ident, Token, bracketed, parenthesized, token};

/// `x * * 2`, the second sign of which comes.
pub(super) fn power(input: ParseStream<'_>) -> Result<()> {
    if input.peek(Token![*]) { Err(input.error(POWER)) } else { Ok(()) }
}

const POWER: &str = "a power is a product, as in `x * x`";

/// `x ^ 2`, `x @ w`, `x > 0.5` where a flow goes on.
pub(super) fn foreign_sign(input: ParseStream<'_>) -> Result<()> {
    let compares = [
        input.peek(Token![<]),
        input.peek(Token![>]),
        input.peek(Token![<=]),
        input.peek(Token![>=]),
        input.peek(Token![==]),
        input.peek(Token![!=]),
    ];
    let message = if input.peek(Token![^]) {
        POWER
    } else if input.peek(Token![@]) {
        "a product with weights is a layer, as in `x -> Dense(30)`; two values are multiplied by `x * y` or `(x, y) -> Dot(1)`"
    } else if compares.contains(&true) {
        "values are not compared; a way is chosen by settings, as in `if depth > 4 { … }`"
    } else {
        return Ok(());
    };
    Err(input.error(message))
}

/// `x[:4]`, `x[2:4]`
pub(super) fn python_slice(content: ParseStream<'_>) -> Result<()> {
    let ahead = content.fork();
    while !ahead.is_empty() {
        if ahead.peek(Token![::]) {
            ahead.parse::<Token![::]>()?;
        } else if ahead.peek(Token![:]) {
            // What is left would be a second mistake.
            content.parse::<TokenStream>()?;
            return Err(ahead.error("a slice is written with `..`, as in `x[0..4]`, `x[..4]` or `x[4..]`"));
        } else {
            ahead.parse::<TokenTree>()?;
        }
    }
    Ok(())
}

/// The word of `Dense(30);`, which is neither `Concat(a, b);` nor `Flatten(a);` nor `Dense(30)(x);`.
pub(super) fn lone_call(input: ParseStream<'_>) -> Option<Ident> {
    let ahead = input.fork();
    let name: Ident = ahead.parse().ok()?;
    let values = names_in_parentheses(&ahead).ok()?;
    let is_applied = values.is_some_and(|values| {
        values.len() > 1 || values.iter().any(|value| value.to_string().starts_with(char::is_lowercase))
    });
    (ahead.peek(Token![;]) && !is_applied && name != "range").then_some(name)
}

/// What is probably meant by a word and parentheses where a flow begins: `range(3)`, `Concat(a, b)`, `Dense(300)`, `Dense(300)(x)`.
pub(super) fn meant_by_call(input: ParseStream<'_>, name: &Ident) -> Result<String> {
    let ahead = input.fork();
    let arguments = names_in_parentheses(&ahead)?;
    if name == "range" {
        return Ok("a loop goes through a range of Rust, as in `for _ in 0..3 { … }`".to_owned());
    }
    let is_called_again = ahead.peek(token::Paren);
    let (values, layer) = match arguments {
        Some(values) if values.len() > 1 && !is_called_again => (Some(values), name.to_string()),
        Some(nothing) if nothing.is_empty() && is_called_again => (names_in_parentheses(&ahead)?, name.to_string()),
        _ if is_called_again => (names_in_parentheses(&ahead)?, format!("{name}(…)")),
        _ => (None, String::new()),
    };
    let meant = match values.as_deref() {
        Some([value]) => format!("`{value} -> {layer}`"),
        Some(values @ [_, ..]) => {
            let values: Vec<String> = values.iter().map(Ident::to_string).collect();
            format!("`({}) -> {layer}`", values.join(", "))
        }
        _ => format!("for instance `x -> {name}(…)`"),
    };
    Ok(format!("`{name}(…)` is a layer, but a flow begins with a value; write {meant}"))
}

/// Passes parentheses; the names in them, `(a, b)` or `([a, b])`, if they hold nothing else.
fn names_in_parentheses(input: ParseStream<'_>) -> Result<Option<Vec<Ident>>> {
    let content;
    parenthesized!(content in input);
    let listed = |content: ParseStream<'_>| {
        let inside;
        bracketed!(inside in content);
        inside.call(Punctuated::<Ident, Token![,]>::parse_terminated)
    };
    let names = if content.peek(token::Bracket) {
        listed(&content)
    } else {
        content.call(Punctuated::<Ident, Token![,]>::parse_terminated)
    };
    Ok(names.ok().map(|names| names.into_iter().collect()))
}
