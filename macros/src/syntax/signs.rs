//! Signs of other languages: `x ** 2`, `x @ w`, `x[:4]`.

use proc_macro2::{TokenStream, TokenTree};
use syn::Token;
use syn::parse::{ParseStream, Result};

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
    } else if input.peek(Token![%]) || input.peek(Token![&]) {
        "the signs between values are `+`, `-`, `*` and `/`"
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
