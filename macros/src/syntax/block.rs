//! What stands between braces, and the words that have braces of their own: `for` and `if`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::{Expr, Ident, Token, braced, token};

use super::{Body, For, If, Over, Source, Statement, expression, flow, keyword, misplaced, slips, statement};
use crate::diagnostics::Diagnostics;

/// Statements, and the flow behind them.
pub(super) fn body(content: ParseStream<'_>, end: Span, errors: &Diagnostics) -> Result<Body> {
    let mut body = Body { statements: Vec::new(), result: None, end };
    while !content.is_empty() {
        slips::documentation(content, errors)?;
        misplaced::instead_of_statement(content)?;
        if content.peek(Token![let]) {
            body.statements.push(statement::binding(content, errors)?);
        } else if content.peek(keyword::layer) && content.peek2(Ident::peek_any) {
            body.statements.push(statement::layer(content, errors)?);
        } else if content.peek(Ident) && content.peek2(Token![=]) && !content.peek2(Token![=>]) {
            body.statements.push(statement::assignment(content, errors)?);
        } else {
            flow_or_block(content, &mut body, errors)?;
        }
    }
    Ok(body)
}

/// A flow that gives the result; or a `for` or an `if`, which is a statement unless it gives something.
fn flow_or_block(content: ParseStream<'_>, body: &mut Body, errors: &Diagnostics) -> Result<()> {
    let flow = if content.peek(Token![for]) {
        let mut each = each(content, errors)?;
        each.body.result.take_if(|result| slips::result_without_use(content, result, errors));
        if each.body.result.is_none() {
            body.statements.push(Statement::For(each));
            return slips::semicolon_behind_block(content, errors);
        }
        flow::behind(Source::For(Box::new(each)), content, errors)?
    } else if content.peek(Token![if]) {
        let mut branch = branch(content, errors)?;
        if branch.then.result.take_if(|result| slips::result_without_use(content, result, errors)).is_some() {
            branch.otherwise.iter_mut().for_each(|body| body.result = None);
        }
        if branch.then.result.is_none() {
            body.statements.push(Statement::If(branch));
            return slips::semicolon_behind_block(content, errors);
        }
        flow::behind(Source::If(Box::new(branch)), content, errors)?
    } else {
        flow::flow(content, errors)?
    };
    slips::end_of_result(content, &flow, errors)?;
    body.result = Some(flow);
    Ok(())
}

/// `for row in image { … }`, `for _ in 0..depth { … }`
pub(super) fn each(content: ParseStream<'_>, errors: &Diagnostics) -> Result<For> {
    let keyword = content.parse::<Token![for]>()?.span;
    misplaced::several_in_a_turn(content)?;
    let variable = if content.parse::<Option<Token![_]>>()?.is_some() {
        None
    } else {
        Some(content.parse().map_err(|error| {
            syn::Error::new(error.span(), "expected a name or `_`, as in `for row in image` or `for _ in 0..depth`")
        })?)
    };
    content.parse::<Token![in]>()?;
    let over = over(content, errors)?;
    slips::stages_in_head(content)?;
    Ok(For { keyword, variable, over, body: braces(content, keyword, errors)? })
}

fn over(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Over> {
    misplaced::list_in_head(content)?;
    let ahead = content.fork();
    let is_count = Expr::parse_without_eager_brace(&ahead)
        .is_ok_and(|expression| matches!(expression, Expr::Range(_) | Expr::MethodCall(_)));
    if is_count {
        return Expr::parse_without_eager_brace(content).map(Over::Count);
    }
    expression::sum(content, errors).map(Box::new).map(Over::Rows)
}

/// `if depth > 4 { … } else { … }`
pub(super) fn branch(content: ParseStream<'_>, errors: &Diagnostics) -> Result<If> {
    let keyword = content.parse::<Token![if]>()?.span;
    let condition = Expr::parse_without_eager_brace(content)?;
    let then = braces(content, keyword, errors)?;
    let otherwise = if content.parse::<Option<Token![else]>>()?.is_none() {
        None
    } else if content.peek(Token![if]) {
        Some(else_if(content, errors)?)
    } else {
        Some(braces(content, keyword, errors)?)
    };
    Ok(If { keyword, condition, then, otherwise })
}

/// `else if … { … }`, as the only thing in an `else`.
fn else_if(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Body> {
    let branch = branch(content, errors)?;
    let end = branch.keyword;
    if branch.then.result.is_some() {
        let flow = super::Flow { source: Source::If(Box::new(branch)), stages: Vec::new() };
        return Ok(Body { statements: Vec::new(), result: Some(flow), end });
    }
    Ok(Body { statements: vec![Statement::If(branch)], result: None, end })
}

fn braces(content: ParseStream<'_>, keyword: Span, errors: &Diagnostics) -> Result<Body> {
    if !content.peek(token::Brace) {
        let span = if content.is_empty() { keyword } else { content.span() };
        return Err(syn::Error::new(span, "expected `{`: what runs in a loop or a branch stands in braces"));
    }
    let inside;
    let brace = braced!(inside in content);
    body(&inside, brace.span.close(), errors)
}
