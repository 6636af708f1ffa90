//! `diagram()`: the graph of a network as a picture, or for Graphviz.

mod layout;
mod picture;

use std::fmt;
use std::path::Path;

use super::summary::{blocks_around, is_shown, title};
use crate::error::{Error, Result};
use crate::graph::{Graph, Origin};
use crate::storage;

/// The graph of a network: a box for each value with its shape, and an arrow to each that is computed from it; dashed where a loop or a branch
/// gives it anew. A network used as a layer is one box; it has a diagram of its own.
///
/// It prints in the language of [Graphviz](https://graphviz.org), where a loop or branch is a frame around what is in it.
#[derive(Clone, Copy, Debug)]
pub struct Diagram {
    graph: &'static Graph,
}

/// An arrow from one value to another, and whether it goes back.
struct Arrow {
    from: usize,
    to: usize,
    is_back: bool,
}

impl Diagram {
    pub(crate) fn of(graph: &'static Graph) -> Self {
        Self { graph }
    }

    /// Writes it as a picture, where the name ends in `.svg`, or in the language of Graphviz, where it ends in `.dot`. The file is written whole or not
    /// at all. In a picture each box says in which loop or branch it is.
    ///
    /// # Errors
    ///
    /// If the name ends in something else, or if the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("dot") => storage::write(path, self.to_string().as_bytes()),
            Some("svg") => storage::write(path, self.picture().as_bytes()),
            _ => {
                let allowed =
                    "a diagram is a picture in a file called `….svg`, or text for Graphviz in one called `….dot`";
                Err(Error::argument("path", path.display(), allowed))
            }
        }
    }

    /// The values that have a box.
    fn shown(self) -> impl Iterator<Item = usize> {
        (0..self.graph.values.len()).filter(move |index| is_shown(self.graph, *index))
    }

    /// What each value that is shown is computed from, each once.
    fn arrows(self) -> Vec<Arrow> {
        let mut arrows: Vec<Arrow> = Vec::new();
        for to in self.shown() {
            let value = &self.graph.values[to];
            let beside = match value.origin {
                Origin::Beside(first) => Some(first),
                _ => None,
            };
            let first = arrows.len();
            for from in value.from.iter().chain(value.anew).copied().chain(beside) {
                if !arrows[first..].iter().any(|arrow| arrow.from == from) {
                    arrows.push(Arrow { from, to, is_back: from >= to });
                }
            }
        }
        arrows
    }

    /// The names of the outputs and their values.
    fn outputs(self) -> impl Iterator<Item = (&'static str, usize)> {
        let name = |name: &'static str| if name.is_empty() { "output" } else { name };
        self.graph.outputs.iter().map(move |output| (name(output.name), output.value))
    }
}

impl fmt::Display for Diagram {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let graph = self.graph;
        writeln!(formatter, "digraph {} {{\n  node [shape=box];", quoted(graph.name))?;
        let mut open: Vec<usize> = Vec::new();
        for index in self.shown() {
            let value = &graph.values[index];
            let around = blocks_around(graph, value.block);
            let common = open.iter().zip(&around).take_while(|(one, other)| one == other).count();
            while open.len() > common {
                open.pop();
                writeln!(formatter, "{}}}", "  ".repeat(open.len() + 1))?;
            }
            for block in &around[common..] {
                let (indent, written) = ("  ".repeat(open.len() + 1), quoted(graph.blocks[*block].written));
                writeln!(formatter, "{indent}subgraph cluster_{block} {{\n{indent}  label={written};")?;
                open.push(*block);
            }
            let label = quoted(&format!("{}\n{}", title(graph, index), value.sizes));
            writeln!(formatter, "{}v{index} [label={label}];", "  ".repeat(open.len() + 1))?;
        }
        for level in (0..open.len()).rev() {
            writeln!(formatter, "{}}}", "  ".repeat(level + 1))?;
        }
        for (place, (name, value)) in self.outputs().enumerate() {
            writeln!(formatter, "  o{place} [shape=plain, label={}];\n  v{value} -> o{place};", quoted(name))?;
        }
        for Arrow { from, to, is_back } in self.arrows() {
            writeln!(formatter, "  v{from} -> v{to}{};", if is_back { " [style=dashed]" } else { "" })?;
        }
        write!(formatter, "}}")
    }
}

/// A string of Graphviz's.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
