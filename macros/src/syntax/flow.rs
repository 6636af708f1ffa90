//! Flows: `image -> Flatten -> Dense(10)`, `(wide, hidden) -> Concat`.

use proc_macro2::Span;
use syn::parse::{ParseStream, Result};
use syn::{Ident, parenthesized, token};

use super::{Flow, Source, layer, network, slips};
use crate::diagnostics::Diagnostics;

/// A source and the stages behind it.
pub(super) fn flow(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Flow> {
    let source = source(input, errors)?;
    let mut stages = Vec::new();
    while slips::arrow(input, errors)? {
        stages.push(layer::stage(input, errors)?);
    }
    Ok(Flow { source, stages })
}

fn source(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Source> {
    if input.peek(token::Paren) {
        let content;
        let span = parenthesized!(content in input).span.join();
        return Ok(Source::Tuple { flows: network::flows(&content, errors)?, span });
    }
    let name: Ident = input.parse().map_err(|error| {
        syn::Error::new(error.span(), "expected a value: an input, a name bound with `let`, or several in parentheses")
    })?;
    slips::flow_begins_with_a_layer(input, &name)?;
    Ok(Source::Name(name))
}

impl Flow {
    /// The last name of the flow: where its result comes from.
    pub(crate) fn span(&self) -> Span {
        match (self.stages.last(), &self.source) {
            (Some(stage), _) => stage.name.span(),
            (None, Source::Name(name)) => name.span(),
            (None, Source::Tuple { span, .. }) => *span,
        }
    }

    /// The only name in the flow, if it is nothing but a name.
    pub(crate) fn bare_name(&self) -> Option<&Ident> {
        match &self.source {
            Source::Name(name) if self.stages.is_empty() => Some(name),
            _ => None,
        }
    }
}
