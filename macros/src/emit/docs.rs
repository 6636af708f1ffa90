//! The table of layers in rustdoc and on hover.

use std::fmt::Write;

use quote::ToTokens;

use crate::graph::Graph;
use crate::shape::Shapes;

/// | layer | written as | connected to | gives |
pub(super) fn table(graph: &Graph<'_>, shapes: &Shapes) -> String {
    let mut table = String::from("\n\n| layer | written as | connected to | gives |\n| --- | --- | --- | --- |\n");
    for (index, value) in graph.values.iter().enumerate() {
        let gives = shapes.known[index].as_ref().map(|sizes| {
            let sizes: Vec<_> = sizes.iter().map(|size| size.to_token_stream().to_string()).collect();
            format!("`[{}]`", sizes.join(", "))
        });
        let gives = gives.unwrap_or_default();
        // A `String` takes whatever is written to it.
        let _ = match graph.application(index) {
            None => writeln!(table, "| `{}` | input | | {gives} |", value.name),
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
