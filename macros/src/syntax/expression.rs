//! Expressions between values: `x + block`, `1.0 - gate`, `x[0..4]`. Signs bind as in Rust, and closer than `->`.

use proc_macro2::Span;
use syn::parse::{ParseStream, Result};
use syn::spanned::Spanned;
use syn::{Expr, Ident, Lit, Token, bracketed, parenthesized, token};

use super::{Flow, Operator, Source, block, misplaced, network, signs, slips};
use crate::diagnostics::Diagnostics;

/// `a + b - c`
pub(super) fn sum(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Flow> {
    let mut left = product(input, errors)?;
    while !input.peek(Token![->]) {
        let span = input.span();
        let operator = if input.parse::<Option<Token![+]>>()?.is_some() {
            Operator::Add
        } else if input.peek(Token![-]) && !slips::long_arrow(input) {
            input.parse::<Token![-]>()?;
            Operator::Subtract
        } else {
            break;
        };
        left = binary(left, operator, product(input, errors)?, span);
    }
    Ok(left)
}

/// `a * b / 2.0`
fn product(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Flow> {
    let mut left = unary(input, errors)?;
    loop {
        let span = input.span();
        let operator = if input.parse::<Option<Token![*]>>()?.is_some() {
            signs::power(input)?;
            Operator::Multiply
        } else if input.parse::<Option<Token![/]>>()?.is_some() {
            Operator::Divide
        } else {
            return Ok(left);
        };
        left = binary(left, operator, unary(input, errors)?, span);
    }
}

fn binary(left: Flow, operator: Operator, right: Flow, span: Span) -> Flow {
    plain(Source::Binary { left: Box::new(left), operator, right: Box::new(right), span })
}

/// `-x`, `x[0..4]`
fn unary(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Flow> {
    if input.peek(Token![-]) && !input.peek(Token![->]) {
        let span = input.parse::<Token![-]>()?.span;
        let flow = unary(input, errors)?;
        return Ok(plain(match flow.source {
            Source::Number(number) => Source::Number(syn::parse_quote!(-#number)),
            source => Source::Negative { flow: Box::new(plain(source)), span },
        }));
    }
    let mut flow = plain(atom(input, errors)?);
    while input.peek(token::Bracket) {
        let content;
        let span = bracketed!(content in input).span.join();
        slips::one_index(&content, span)?;
        signs::python_slice(&content)?;
        let index: Expr = content.parse()?;
        slips::rest_of_index(&content)?;
        flow = plain(Source::Slice { of: Box::new(flow), index, span });
    }
    Ok(flow)
}

fn atom(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Source> {
    if input.peek(token::Paren) {
        let content;
        let span = parenthesized!(content in input).span.join();
        return Ok(Source::Tuple { flows: network::flows(&content, errors)?, span });
    }
    if input.peek(Token![for]) {
        return Ok(Source::For(Box::new(block::each(input, errors)?)));
    }
    if input.peek(Token![if]) {
        return Ok(Source::If(Box::new(block::branch(input, errors)?)));
    }
    if input.peek(Lit) {
        let number: Lit = input.parse()?;
        slips::a_number(&number)?;
        return Ok(Source::Number(Expr::Lit(syn::ExprLit { attrs: Vec::new(), lit: number })));
    }
    misplaced::instead_of_value(input)?;
    let name: Ident = input.parse().map_err(|error| {
        syn::Error::new(error.span(), "expected a value: an input, a name bound with `let`, or several in parentheses")
    })?;
    slips::flow_begins_with_a_layer(input, &name)?;
    Ok(Source::Name(name))
}

/// A flow without stages.
fn plain(source: Source) -> Flow {
    Flow { source, stages: Vec::new() }
}

impl Source {
    /// What stands for the whole in messages: its name, its sign, its brackets.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span(),
            Self::Number(number) => number.span(),
            Self::Tuple { span, .. }
            | Self::Binary { span, .. }
            | Self::Negative { span, .. }
            | Self::Slice { span, .. } => *span,
            Self::For(each) => each.keyword,
            Self::If(branch) => branch.keyword,
        }
    }
}
