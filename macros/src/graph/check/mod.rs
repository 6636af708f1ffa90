//! What is refused although every name means something; a rule a function, each reports and goes on.

mod generics;
mod names;
mod outputs;
mod shapes;

use super::Graph;
use crate::diagnostics::Diagnostics;

/// All rules.
pub(crate) fn check(graph: &Graph<'_>, errors: &Diagnostics) {
    for rule in [
        generics::parameters_are_sizes,
        generics::sizes_in_signature_are_single,
        names::layers_do_not_hide_methods,
        names::outputs_have_names_of_their_own,
        outputs::outputs_come_in_their_order,
        shapes::ranks_are_one_to_three,
    ] {
        rule(graph, errors);
    }
}
