//! Shapes as they are written elsewhere: Rust's arrays, `[f32; 8]` and `[[f32; 28]; 28]`, Keras's `[None, 8]`, and `shape![8]`, the type.

use syn::parse::{ParseStream, Result};
use syn::{Expr, Ident, Lit, Token, Type, TypeArray, token};

use super::Shape;
use crate::diagnostics::Diagnostics;
use crate::wording;

/// Whether an array of numbers comes.
pub(super) fn is_array(input: ParseStream<'_>) -> bool {
    input.fork().parse().is_ok_and(|array| sizes(array).is_some())
}

/// The shape of such an array, which is reported.
pub(super) fn array(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Shape> {
    let array: TypeArray = input.parse()?;
    let span = array.bracket_token.span.join();
    let sizes = sizes(array).unwrap_or_default();
    let written: Vec<_> = sizes.iter().map(|size| wording::code(&quote::quote!(#size))).collect();
    let written = written.join(", ");
    let message =
        format!("a shape holds sizes alone: write `[{written}]`; the numbers are `f32`, and `f64` in a `Name::<f64>`");
    errors.report(span, message);
    Ok(Shape { sizes, span, below: None })
}

/// Whether `shape![8]` comes.
pub(super) fn is_macro(input: ParseStream<'_>) -> bool {
    input.peek(Ident) && input.peek2(Token![!]) && input.peek3(token::Bracket)
}

/// The word of such a shape, which is reported; its brackets are left.
pub(super) fn word_of_macro(input: ParseStream<'_>, errors: &Diagnostics) -> Result<()> {
    if is_macro(input) {
        let word: Ident = input.parse()?;
        input.parse::<Token![!]>()?;
        errors.report(word.span(), format!("a shape is written in brackets alone; leave out `{word}!`"));
    }
    Ok(())
}

/// The sizes of arrays of arrays of numbers, the outermost first.
fn sizes(array: TypeArray) -> Option<Vec<Expr>> {
    let mut sizes = vec![array.len];
    let mut element = *array.elem;
    while let Type::Array(inner) = element {
        sizes.push(inner.len);
        element = *inner.elem;
    }
    let is_number = |path: &syn::TypePath| path.path.is_ident("f32") || path.path.is_ident("f64");
    matches!(&element, Type::Path(path) if is_number(path)).then_some(sizes)
}

/// A size that nobody knows, `None`, `_`, `?` or `-1`, which is reported and left out: Keras writes such for the samples of a batch.
pub(super) fn unknown_size(content: ParseStream<'_>, is_first: bool, errors: &Diagnostics) -> Result<bool> {
    let span = content.span();
    let is_none = content.peek(Ident) && content.fork().parse::<Ident>()? == "None";
    if content.peek(Token![-]) && content.peek2(Lit) {
        content.parse::<Token![-]>()?;
        content.parse::<Lit>()?;
    } else if is_none {
        content.parse::<Ident>()?;
    } else if content.parse::<Option<Token![_]>>()?.is_none() && content.parse::<Option<Token![?]>>()?.is_none() {
        return Ok(false);
    }
    let message = if is_first && content.peek(Token![,]) {
        "a shape is that of one sample; how many there are is not part of it, so leave this out"
    } else {
        "each size of a shape is a number that the compiler knows, such as 28"
    };
    errors.report(span, message);
    Ok(true)
}
