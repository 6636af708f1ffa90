//! What a generic network may say.

use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Expr, GenericParam, Ident};

use super::Graph;
use crate::diagnostics::Diagnostics;

/// `<const H: usize>`, nothing else.
pub(super) fn parameters_are_sizes(graph: &Graph<'_>, errors: &Diagnostics) {
    for parameter in &graph.network.generics.params {
        if !matches!(parameter, GenericParam::Const(_)) {
            errors.report(parameter.span(), "a network is generic over sizes; write for instance `const H: usize`");
        }
    }
}

/// Stable Rust has no arithmetic with generic sizes in types, so an input's or output's size is a parameter or free of
/// them.
pub(super) fn sizes_in_signature_are_single(graph: &Graph<'_>, errors: &Diagnostics) {
    let inputs = graph.network.inputs.iter().map(|input| &input.shape);
    for size in inputs.chain(graph.outputs.iter().map(|output| output.shape)).flat_map(|shape| &shape.sizes) {
        if !is_name(size) && mentions_parameter(graph, size) {
            let message = "what a generic network takes or gives cannot be computed from its parameters; give this size a parameter of its own";
            errors.report(size.span(), message);
        }
    }
}

fn is_name(size: &Expr) -> bool {
    matches!(size, Expr::Path(path) if path.path.get_ident().is_some())
}

fn mentions_parameter(graph: &Graph<'_>, size: &Expr) -> bool {
    struct Finder<'a> {
        parameters: Vec<&'a Ident>,
        found: bool,
    }
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_ident(&mut self, ident: &'ast Ident) {
            self.found |= self.parameters.contains(&ident);
        }
    }
    let parameters = graph.network.generics.const_params().map(|parameter| &parameter.ident).collect();
    let mut finder = Finder { parameters, found: false };
    finder.visit_expr(size);
    finder.found
}
