//! Statements: `layer`, `let`, and giving a mutable value anew.

use syn::parse::{ParseStream, Result};
use syn::{Ident, Token, parenthesized, token};

use super::{Names, Statement, flow, keyword, shape, slips};
use crate::diagnostics::Diagnostics;

/// `let h: [30] = x -> hidden;`
pub(super) fn binding(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Statement> {
    content.parse::<Token![let]>()?;
    let mutable = content.parse::<Option<Token![mut]>>()?.is_some();
    let names = names(content, errors)?;
    let shape = match content.parse::<Option<Token![:]>>()? {
        Some(_) => Some(shape::of_numbers(shape::shape(content, errors)?, errors)),
        None => None,
    };
    slips::equals(content, "let", &names)?;
    if let Some(name) = slips::layer_in_let(content, &names, errors) {
        return named(content, name, errors);
    }
    let flow = flow::flow(content, errors)?;
    slips::semicolon(content, flow.span(), errors)?;
    Ok(Statement::Let { mutable, names, shape, flow })
}

/// `h`, `(a, _)`
fn names(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Names> {
    if !content.peek(token::Paren) {
        return slips::free_name(content).map(Names::One);
    }
    let inside;
    let span = parenthesized!(inside in content).span.join();
    let mut names = Vec::new();
    while !inside.is_empty() {
        let skipped = inside.parse::<Option<Token![_]>>()?.is_some();
        names.push(if skipped { None } else { Some(slips::free_name(&inside)?) });
        slips::separator(&inside, "names", errors)?;
    }
    Ok(Names::Several(names, span))
}

/// `h = h -> cell;`
pub(super) fn assignment(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Statement> {
    let name: Ident = content.parse()?;
    content.parse::<Token![=]>()?;
    let flow = flow::flow(content, errors)?;
    slips::semicolon(content, flow.span(), errors)?;
    Ok(Statement::Assign { name, flow })
}

/// `layer hidden = Dense(30, relu);`
pub(super) fn layer(content: ParseStream<'_>, errors: &Diagnostics) -> Result<Statement> {
    content.parse::<keyword::layer>()?;
    let name = slips::free_name(content)?;
    slips::equals(content, "layer", &Names::One(name.clone()))?;
    named(content, name, errors)
}

fn named(content: ParseStream<'_>, name: Ident, errors: &Diagnostics) -> Result<Statement> {
    let stage = super::layer::stage(content, errors)?;
    slips::flow_in_layer(content, &name)?;
    slips::semicolon(content, stage.name.span(), errors)?;
    Ok(Statement::Layer { name, stage })
}
