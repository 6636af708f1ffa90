//! What a network returns.

use super::Graph;
use crate::diagnostics::Diagnostics;
use crate::syntax::{Outputs, Source};
use crate::wording;

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
