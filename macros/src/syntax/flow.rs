//! Flows: `image -> Flatten -> Dense(10)`, `(wide, hidden) -> Concat`.

use proc_macro2::Span;
use syn::Ident;
use syn::parse::{ParseStream, Result};

use super::{Flow, Source, expression, layer, slips};
use crate::diagnostics::Diagnostics;

/// A source and the stages behind it.
pub(super) fn flow(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Flow> {
    let sum = expression::sum(input, errors)?;
    stages(sum, input, errors)
}

/// The stages behind a source that is at hand.
pub(super) fn behind(source: Source, input: ParseStream<'_>, errors: &Diagnostics) -> Result<Flow> {
    stages(Flow { source, stages: Vec::new() }, input, errors)
}

fn stages(mut flow: Flow, input: ParseStream<'_>, errors: &Diagnostics) -> Result<Flow> {
    while slips::arrow(input, errors)? {
        flow.stages.push(layer::stage(input, errors)?);
    }
    slips::sign_behind_stage(input, &flow)?;
    Ok(flow)
}

impl Flow {
    /// The last name of the flow: where its result comes from.
    pub(crate) fn span(&self) -> Span {
        self.stages.last().map_or_else(|| self.source.span(), |stage| stage.name.span())
    }

    /// The only name in the flow, if it is nothing but a name.
    pub(crate) fn bare_name(&self) -> Option<&Ident> {
        match &self.source {
            Source::Name(name) if self.stages.is_empty() => Some(name),
            _ => None,
        }
    }
}
