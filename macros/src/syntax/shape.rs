//! Shapes: `[28, 28]`.

use syn::parse::{ParseStream, Result};
use syn::spanned::Spanned;
use syn::{Expr, Lit, bracketed, parenthesized, token};

use super::{Shape, slips};
use crate::diagnostics::Diagnostics;

/// A shape in brackets; parentheses or a bare number are understood, and reported.
pub(super) fn shape(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Shape> {
    let content;
    let span = if input.peek(token::Bracket) {
        bracketed!(content in input).span.join()
    } else if input.peek(token::Paren) {
        let span = parenthesized!(content in input).span.join();
        errors.report(span, "a shape stands in brackets, such as `[28, 28]`");
        span
    } else {
        let size =
            bare_size(input).map_err(|error| syn::Error::new(error.span(), "expected a shape, such as `[28, 28]`"))?;
        errors.report(size.span(), "a shape stands in brackets, such as `[10]`");
        return Ok(Shape { span: size.span(), sizes: vec![size] });
    };
    let mut sizes = Vec::new();
    while !content.is_empty() {
        sizes.push(content.parse()?);
        slips::separator(&content, "sizes", errors)?;
    }
    Ok(Shape { sizes, span })
}

/// A literal or a name; no larger expression, which would swallow the `=` behind it.
fn bare_size(input: ParseStream<'_>) -> Result<Expr> {
    if input.peek(Lit) { input.parse().map(Expr::Lit) } else { input.parse().map(Expr::Path) }
}
