//! What is refused although every name means something; a rule a function, each reports and goes on.

mod generics;
mod names;
mod outputs;
mod settings;
mod shapes;

use super::Graph;
use crate::diagnostics::Diagnostics;

/// All rules.
pub(crate) fn check(graph: &Graph<'_>, errors: &Diagnostics) {
    for rule in [
        generics::parameters_are_sizes_and_types,
        generics::types_are_used,
        generics::sizes_are_usize,
        generics::sizes_in_signature_are_single,
        names::layers_do_not_hide_methods,
        names::outputs_have_names_of_their_own,
        outputs::at_most_twelve,
        outputs::outputs_come_in_their_order,
        settings::names_are_free,
        settings::settings_stay_out_of_sizes,
        shapes::ranks_are_one_to_three,
    ] {
        rule(graph, errors);
    }
}
