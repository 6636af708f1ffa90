//! Statements: `layer`, `let`, and the flow that gives the outputs.

use proc_macro2::Span;
use syn::parse::{ParseStream, Result};
use syn::{Ident, Token};

use super::{Body, Statement, flow, keyword, layer, shape, slips};
use crate::diagnostics::Diagnostics;

/// Everything between the braces.
pub(super) fn body(content: ParseStream<'_>, end: Span, errors: &Diagnostics) -> Result<Body> {
    let mut body = Body { statements: Vec::new(), result: None, end };
    while !content.is_empty() {
        slips::documentation(content, errors)?;
        slips::later_words(content)?;
        if content.peek(Token![let]) {
            body.statements.push(let_statement(content, errors)?);
        } else if content.peek(keyword::layer) && content.peek2(Ident) {
            body.statements.push(layer_statement(content, errors)?);
        } else {
            let flow = flow::flow(content, errors)?;
            slips::end_of_result(content, &flow, errors)?;
            body.result = Some(flow);
        }
    }
    Ok(body)
}

/// `let h: [30] = x -> hidden;`
fn let_statement(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Statement> {
    content.parse::<Token![let]>()?;
    slips::mutable(content, errors)?;
    let name: Ident = content.parse()?;
    let shape = match content.parse::<Option<Token![:]>>()? {
        Some(_) => Some(shape::shape(content, errors)?),
        None => None,
    };
    slips::equals(content, "let", &name)?;
    let flow = flow::flow(content, errors)?;
    slips::semicolon(content, flow.span(), errors)?;
    Ok(Statement::Let { name, shape, flow })
}

/// `layer hidden = Dense(30, relu);`
fn layer_statement(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Statement> {
    content.parse::<keyword::layer>()?;
    let name: Ident = content.parse()?;
    slips::equals(content, "layer", &name)?;
    let stage = layer::stage(content, errors)?;
    slips::flow_in_layer(content, &name)?;
    slips::semicolon(content, stage.name.span(), errors)?;
    Ok(Statement::Layer { name, stage })
}
