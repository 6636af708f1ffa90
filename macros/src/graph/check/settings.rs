//! What settings are called, and where they can stand.

use quote::ToTokens;
use syn::Expr;

use super::Graph;
use crate::diagnostics::Diagnostics;
use crate::graph::Given;
use crate::graph::scope::each_name;

/// Fields and words that are taken.
const TAKEN: [&str; 3] = ["parameters", "training", "networks"];

/// A setting is a field of the model, beside those that every model has, and stands in heads beside `training`.
pub(super) fn names_are_free(graph: &Graph<'_>, errors: &Diagnostics) {
    let network = graph.network;
    for (index, setting) in network.settings.iter().enumerate() {
        let name = &setting.name;
        if TAKEN.iter().any(|taken| name == taken) {
            errors.report(name.span(), format!("a setting cannot be called `{name}`; choose another name"));
        }
        let earlier = network.settings[..index].iter().any(|earlier| earlier.name == *name);
        if earlier || network.inputs.iter().any(|input| input.name == *name) {
            let message = format!("there are two inputs or settings `{name}`; give each a name of its own");
            errors.report(name.span(), message);
        }
    }
}

/// `Dense(width)`: a size is known when the program is compiled, a setting only when it runs.
pub(super) fn settings_stay_out_of_sizes(graph: &Graph<'_>, errors: &Diagnostics) {
    let shapes = graph.network.inputs.iter().map(|input| &input.shape);
    let shapes = shapes.chain(graph.outputs.iter().map(|output| output.shape));
    let shapes = shapes.chain(graph.annotations.iter().map(|annotation| annotation.shape));
    let mut constants: Vec<&Expr> = shapes.flat_map(|shape| shape.sizes.iter().chain(shape.below.as_deref())).collect();
    for layer in &graph.layers {
        let made = &layer.construction;
        for given in made.required.iter().chain(made.options.iter().map(|(_, given)| given)) {
            match given {
                Given::Expression(expression) => constants.push(expression),
                Given::Shape(sizes) => constants.extend(sizes),
                _ => {}
            }
        }
    }
    for constant in constants {
        each_name(constant.to_token_stream(), &mut |name| {
            let Some(setting) = graph.network.settings.iter().find(|setting| setting.name == name) else { return };
            let is_size = setting.kind.to_token_stream().to_string() == "usize";
            let instead = if is_size {
                "make it a parameter of the network, as in `Name<const WIDTH: usize>(…)`"
            } else {
                "write a number or a constant"
            };
            let message = format!(
                "`{name}` is a setting, known only when the program runs, but this is fixed when it is compiled; {instead}"
            );
            errors.report(name.span(), message);
        });
    }
}
