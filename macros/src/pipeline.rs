//! The five stages in order; the only module that knows them all.

use proc_macro2::TokenStream;

use crate::diagnostics::Diagnostics;
use crate::{adjoint, emit, graph, shape, syntax};

/// From the tokens of a declaration to the code of a network, or to its errors and a stub that keeps them the only ones.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let errors = Diagnostics::new();
    let written = syntax::parse(tokens, &errors);
    let Some(network) = &written else { return errors.into_tokens().into_iter().collect() };
    let graph = graph::resolve(network, &errors);
    if let Some(graph) = graph.as_ref().filter(|_| errors.is_empty()) {
        graph::check(graph, &errors);
    }
    let Some(graph) = graph.filter(|_| errors.is_empty()) else {
        return emit::fallback(network, errors.into_tokens());
    };
    let shapes = shape::infer(&graph);
    shape::check(&graph, &shapes, &errors);
    if !errors.is_empty() {
        return emit::fallback(network, errors.into_tokens());
    }
    errors.none();
    let adjoint = adjoint::reverse(&graph);
    emit::network(&graph, &shapes, &adjoint)
}
