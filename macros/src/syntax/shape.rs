//! Shapes: `[28, 28]`; of an input of indices, `[0..10_000; 20]`.

use syn::parse::{ParseStream, Result};
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Expr, Generics, Ident, Lit, RangeLimits, Token, bracketed, parenthesized, token};

use super::{Shape, foreign_shapes, slips};
use crate::diagnostics::Diagnostics;

/// A shape in brackets; parentheses or a bare number are understood, and reported.
pub(super) fn shape(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Shape> {
    if foreign_shapes::is_array(input) {
        return foreign_shapes::array(input, errors);
    }
    foreign_shapes::word_of_macro(input, errors)?;
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
        return Ok(Shape { span: size.span(), sizes: vec![size], below: None });
    };
    let (mut sizes, mut below) = (Vec::new(), None);
    while !content.is_empty() {
        if foreign_shapes::unknown_size(&content, sizes.is_empty(), errors)? {
            slips::separator(&content, "sizes", errors)?;
            continue;
        }
        let size: Expr = content.parse()?;
        if content.peek(Token![;]) && sizes.is_empty() {
            content.parse::<Token![;]>()?;
            below = indices(&size, errors);
            continue;
        }
        sizes.push(size);
        slips::separator(&content, "sizes", errors)?;
    }
    Ok(Shape { sizes, span, below })
}

/// The vocabulary of `0..10_000`.
fn indices(range: &Expr, errors: &Diagnostics) -> Option<Box<Expr>> {
    if let Expr::Range(syn::ExprRange { start: Some(start), end: Some(end), limits: RangeLimits::HalfOpen(_), .. }) =
        range
        && matches!(&**start, Expr::Lit(syn::ExprLit { lit: Lit::Int(zero), .. }) if zero.base10_digits() == "0")
    {
        return Some(end.clone());
    }
    errors.report(range.span(), "indices go from 0 to below a vocabulary; write for instance `[0..10_000; 20]`");
    None
}

/// Reports indices where only numbers can be.
pub(super) fn of_numbers(shape: Shape, errors: &Diagnostics) -> Shape {
    if shape.below.is_some() {
        errors.report(shape.span, "only an input can hold indices; what layers give are numbers, as in `[20]`");
    }
    Shape { below: None, ..shape }
}

/// A literal or a name; no larger expression, which would swallow the `=` behind it.
fn bare_size(input: ParseStream<'_>) -> Result<Expr> {
    if input.peek(Lit) { input.parse().map(Expr::Lit) } else { input.parse().map(Expr::Path) }
}

/// Whether a size can be written in a type of a network with these parameters: a single name, or an expression in which
/// none of them occurs.
pub(crate) fn is_writable(generics: &Generics, size: &Expr) -> bool {
    struct Finder<'a> {
        parameters: Vec<&'a Ident>,
        found: bool,
    }
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_ident(&mut self, ident: &'ast Ident) {
            self.found |= self.parameters.contains(&ident);
        }
    }
    if matches!(size, Expr::Path(path) if path.path.get_ident().is_some()) {
        return true;
    }
    let parameters = generics.const_params().map(|parameter| &parameter.ident).collect();
    let mut finder = Finder { parameters, found: false };
    finder.visit_expr(size);
    !finder.found
}
