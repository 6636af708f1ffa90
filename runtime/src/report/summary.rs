//! `summary()`: the layers as a table, as Keras prints it.

use std::fmt;

use crate::graph::{Graph, LayerNode, Origin};

/// The layers of a network, what each is connected to, its output's shape and its parameters, with totals. It prints as a
/// table.
#[derive(Clone, Debug)]
pub struct Summary {
    graph: &'static Graph,
    bytes: usize,
    trainable: usize,
}

impl Summary {
    pub(crate) fn of(graph: &'static Graph, bytes: usize) -> Self {
        Self { graph, bytes, trainable: graph.parameters(true) }
    }

    /// The same with another count of trainable parameters.
    pub(crate) fn with_trainable(self, trainable: usize) -> Self {
        Self { trainable, ..self }
    }

    fn rows(&self) -> Vec<[String; 4]> {
        let mut rows = Vec::new();
        write_rows(self.graph, &mut rows);
        rows
    }
}

/// The rows of a network: inputs and layers in the order of evaluation, loops and branches as lines of their own with what is in them
/// set in. Of a network used as a layer, those of its layers that have parameters stand below it; its own summary has them all.
fn write_rows(graph: &Graph, rows: &mut Vec<[String; 4]>) {
    let mut seen = vec![false; graph.layers.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, value) in graph.values.iter().enumerate().filter(|(index, _)| is_shown(graph, *index)) {
        let around = blocks_around(graph, value.block);
        for (level, block) in around.iter().enumerate() {
            if open.get(level) != Some(block) {
                let line = format!("{}{}", "  ".repeat(level), graph.blocks[*block].written);
                rows.push([line, String::new(), String::new(), String::new()]);
                open.truncate(level);
                open.push(*block);
            }
        }
        open.truncate(around.len());
        let first_use = value.layer().is_none_or(|layer| !std::mem::replace(&mut seen[layer], true));
        rows.push(row(graph, index, around.len(), first_use));
        if let Some(layer) = value.layer().filter(|_| first_use) {
            write_inner(&graph.layers[layer], "", around.len() + 1, rows);
        }
    }
}

/// Another output of a network is shown where it is used.
pub(super) fn is_shown(graph: &Graph, value: usize) -> bool {
    let is_used = || {
        graph.values.iter().any(|other| other.from.contains(&value))
            || graph.outputs.iter().any(|output| output.value == value)
    };
    !matches!(graph.values[value].origin, Origin::Beside(_)) || is_used()
}

fn row(graph: &Graph, index: usize, depth: usize, first_use: bool) -> [String; 4] {
    let value = &graph.values[index];
    let layer = value.layer().filter(|_| first_use);
    let parameters = layer.map_or(0, |layer| graph.layers[layer].parameters(false));
    let from: Vec<_> = value.from.iter().map(|from| called(graph, *from)).collect();
    let name = "  ".repeat(depth) + &title(graph, index);
    [name, value.sizes.to_string(), thousands(parameters), from.join(", ")]
}

/// What a value is: `encoder (Encoder)`, `x (input)`.
pub(super) fn title(graph: &Graph, index: usize) -> String {
    let value = &graph.values[index];
    let what = match value.origin {
        Origin::Input => "input",
        Origin::Beside(_) => "beside",
        Origin::Mutable => "mut",
        Origin::Row => "row",
        Origin::Stack => "rows",
        Origin::Layer(layer) => return titled("", &graph.layers[layer]),
    };
    format!("{} ({what})", value.name)
}

/// `encoder.dense_1 (Dense)`.
fn titled(path: &str, layer: &LayerNode) -> String {
    if layer.name == layer.kind {
        format!("{path}{}", layer.name)
    } else {
        format!("{path}{} ({})", layer.name, layer.kind)
    }
}

/// The layers with parameters of a network used as a layer, with their paths.
fn write_inner(layer: &LayerNode, path: &str, depth: usize, rows: &mut Vec<[String; 4]>) {
    let Some(network) = layer.network else { return };
    let path = format!("{path}{}.", layer.name);
    for (index, inner) in network.layers.iter().enumerate().filter(|(_, inner)| inner.parameters(false) > 0) {
        let value = network.values.iter().find(|value| value.layer() == Some(index));
        let sizes = value.map(|value| value.sizes.to_string()).unwrap_or_default();
        let from =
            value.map(|value| value.from.iter().map(|from| called(network, *from)).collect::<Vec<_>>().join(", "));
        let name = "  ".repeat(depth) + &titled(&path, inner);
        rows.push([name, sizes, thousands(inner.parameters(false)), from.unwrap_or_default()]);
        write_inner(inner, &path, depth + 1, rows);
    }
}

/// The blocks around a place, the outermost first.
pub(super) fn blocks_around(graph: &Graph, block: Option<usize>) -> Vec<usize> {
    let mut around: Vec<usize> = std::iter::successors(block, |block| graph.blocks[*block].parent).collect();
    around.reverse();
    around
}

/// What a value is called where others are connected to it: its layer's name, counted where it is applied again.
fn called(graph: &Graph, value: usize) -> String {
    let Some(layer) = graph.values[value].layer() else { return graph.values[value].name.to_owned() };
    let earlier = graph.values[..value].iter().filter(|earlier| earlier.layer() == Some(layer)).count();
    let name = graph.layers[layer].name;
    if earlier == 0 { name.to_owned() } else { format!("{name}[{earlier}]") }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header = ["Layer (type)", "Output shape", "Param #", "Connected to"].map(str::to_owned);
        let rows = self.rows();
        let width =
            |column: usize| rows.iter().chain([&header]).map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths = [width(0), width(1), width(2), width(3)];
        let line = widths.map(|width| "─".repeat(width + 2)).join("┼");
        let write = |formatter: &mut fmt::Formatter<'_>, row: &[String; 4]| {
            let [a, b, c, d] = widths;
            writeln!(formatter, " {:a$} │ {:b$} │ {:>c$} │ {:d$} ", row[0], row[1], row[2], row[3])
        };
        writeln!(formatter, "Network: {}", self.graph.name)?;
        write(formatter, &header)?;
        writeln!(formatter, "{line}")?;
        for row in &rows {
            write(formatter, row)?;
        }
        writeln!(formatter, "{}", line.replace('┼', "┴"))?;
        let (all, trainable) = (self.graph.parameters(false), self.trainable);
        for (name, count) in [("Total", all), ("Trainable", trainable), ("Non-trainable", all - trainable)] {
            writeln!(formatter, " {name} params: {} ({})", thousands(count), size(count * self.bytes))?;
        }
        Ok(())
    }
}

/// `328810` as `328,810`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes as Keras prints them: `1.02 MB`.
fn size(bytes: usize) -> String {
    const UNIT: f64 = 1024.0;
    let bytes = bytes as f64;
    match bytes {
        0.0..UNIT => format!("{bytes:.2} B"),
        _ if bytes < UNIT * UNIT => format!("{:.2} KB", bytes / UNIT),
        _ if bytes < UNIT * UNIT * UNIT => format!("{:.2} MB", bytes / UNIT / UNIT),
        _ => format!("{:.2} GB", bytes / UNIT / UNIT / UNIT),
    }
}

#[cfg(test)]
mod tests {
    use super::{size, thousands};

    #[test]
    fn numbers_and_sizes_read_as_keras_prints_them() {
        assert_eq!([0, 10, 999, 1_000, 328_810].map(thousands), ["0", "10", "999", "1,000", "328,810"]);
        assert_eq!(size(328_810 * 4), "1.25 MB");
        assert_eq!([0, 1_240].map(size), ["0.00 B", "1.21 KB"]);
    }
}
