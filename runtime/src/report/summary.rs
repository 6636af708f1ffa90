//! `summary()`: the layers as a table, as Keras prints it.

use std::fmt;

use crate::graph::{Graph, ValueNode};

/// The layers of a network, what each is connected to, its output's shape and its parameters, with totals. It prints as a
/// table.
#[derive(Clone, Debug)]
pub struct Summary {
    graph: &'static Graph,
    bytes: usize,
}

impl Summary {
    pub(crate) fn of(graph: &'static Graph, bytes: usize) -> Self {
        Self { graph, bytes }
    }

    fn rows(&self) -> Vec<[String; 4]> {
        let graph = self.graph;
        let mut seen = vec![false; graph.layers.len()];
        let row = |value: &ValueNode| {
            let (name, parameters) = match value.layer {
                None => (format!("{} (input)", value.name), 0),
                Some(index) => {
                    let layer = &graph.layers[index];
                    let name = if layer.name == layer.kind {
                        layer.name.to_owned()
                    } else {
                        format!("{} ({})", layer.name, layer.kind)
                    };
                    let again = std::mem::replace(&mut seen[index], true);
                    (name, if again { 0 } else { layer.tensors.parameters(false) })
                }
            };
            let from: Vec<_> = value.from.iter().map(|from| self.called(*from)).collect();
            [name, value.sizes.to_string(), thousands(parameters), from.join(", ")]
        };
        graph.values.iter().map(row).collect()
    }

    /// What a value is called where others are connected to it: its layer's name, counted where it is applied again.
    fn called(&self, value: usize) -> String {
        let Some(layer) = self.graph.values[value].layer else { return self.graph.values[value].name.to_owned() };
        let earlier = self.graph.values[..value].iter().filter(|earlier| earlier.layer == Some(layer)).count();
        let name = self.graph.layers[layer].name;
        if earlier == 0 { name.to_owned() } else { format!("{name}[{earlier}]") }
    }
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
        let (all, trainable) = (self.graph.parameters(false), self.graph.parameters(true));
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
