//! What a network returns.

use super::Graph;
use crate::diagnostics::Diagnostics;
use crate::syntax::{Outputs, Source};
use crate::wording;

/// The most inputs, and outputs.
const MOST: usize = 12;

/// Data come in tuples, which are implemented up to a length of twelve.
pub(super) fn at_most_twelve(graph: &Graph<'_>, errors: &Diagnostics) {
    let (inputs, outputs) = (&graph.network.inputs, &graph.outputs);
    for (what, count, span) in [
        ("inputs", inputs.len(), inputs.get(MOST).map(|input| input.name.span())),
        ("outputs", outputs.len(), outputs.get(MOST).and_then(|output| output.name).map(syn::Ident::span)),
    ] {
        if let Some(span) = span {
            errors.report(span, format!("a network has at most {MOST} {what}, but this has {count}"));
        }
    }
}

/// Outputs `(price, aux)` returned as `(aux, price)`: the shapes may agree, the meaning does not.
pub(super) fn outputs_come_in_their_order(graph: &Graph<'_>, errors: &Diagnostics) {
    let Outputs::Named(ports) = &graph.network.outputs else { return };
    let result = graph.network.body.as_ref().and_then(|body| body.result.as_ref());
    let Some(Source::Tuple { flows, .. }) = result.map(|result| &result.source) else { return };
    for (flow, port) in flows.iter().zip(ports) {
        let Some(name) = flow.bare_name() else { continue };
        if *name != port.name && ports.iter().any(|other| other.name == *name) {
            let declared: Vec<_> = ports.iter().map(|port| port.name.to_string()).collect();
            let message = format!(
                "`{name}` is returned where `{}` is declared; return {} in this order",
                port.name,
                wording::list(&declared)
            );
            errors.report(name.span(), message);
        }
    }
}
