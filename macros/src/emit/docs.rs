//! The table of layers in rustdoc and on hover.

use std::fmt::Write;

use quote::ToTokens;

use crate::graph::{Graph, Origin};
use crate::shape::Shapes;
use crate::wording;

/// | layer | written as | connected to | gives |
pub(super) fn table(graph: &Graph<'_>, shapes: &Shapes) -> String {
    let mut table = String::from("\n\n| layer | written as | connected to | gives |\n| --- | --- | --- | --- |\n");
    for (index, value) in graph.values.iter().enumerate() {
        let gives = shapes.known[index].as_ref().map(|sizes| {
            let sizes: Vec<_> = sizes.iter().map(|size| wording::code(&size.to_token_stream())).collect();
            format!("`[{}]`", sizes.join(", "))
        });
        let gives = gives.unwrap_or_default();
        // A `String` takes whatever is written to it.
        let _ = match graph.application(index) {
            None => {
                let from: Vec<_> = graph.from(index).iter().map(|from| format!("`{}`", graph.giver(*from))).collect();
                let what = match value.origin {
                    Origin::Input(_) => "input",
                    Origin::Beside { .. } => "beside",
                    Origin::Mutable { .. } => "`let mut`",
                    Origin::Row { .. } => "row",
                    _ => "rows",
                };
                writeln!(table, "| `{}` | {what} | {} | {gives} |", value.name, from.join(", "))
            }
            Some((_, layer, from)) => {
                let from: Vec<_> = from.iter().map(|from| format!("`{}`", graph.giver(*from))).collect();
                writeln!(table, "| `{}` | `{}` | {} | {gives} |", layer.name, layer.written, from.join(", "))
            }
        };
    }
    let outputs: Vec<_> = graph
        .outputs
        .iter()
        .map(|output| match output.name {
            Some(name) => format!("`{name}` from `{}`", graph.giver(output.value)),
            None => format!("`{}`", graph.giver(output.value)),
        })
        .collect();
    table + "\nOutputs: " + &outputs.join(", ") + ".\n"
}
