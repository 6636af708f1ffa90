//! What does not fit, side by side.

use std::fmt;

use super::header::{Header, Row};

/// What a file and a network tell differently of one layer or tensor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path of the layer or tensor: `encoder.dense_1`, `dense.kernel`.
    pub name: String,
    /// What the file tells of it; none if it has no such layer.
    pub file: Option<String>,
    /// What the network tells of it; none if it has no such layer.
    pub here: Option<String>,
}

/// All of them, shown as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differences(pub Vec<Difference>);

impl fmt::Display for Differences {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const HEADS: [&str; 3] = ["", "in the file", "here"];
        let words = |side: &Option<String>| side.clone().unwrap_or_else(|| "missing".to_owned());
        let rows = self.0.iter().map(|row| [row.name.clone(), words(&row.file), words(&row.here)]);
        let rows: Vec<[String; 3]> = std::iter::once(HEADS.map(str::to_owned)).chain(rows).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let (first, second) = (width(0), width(1));
        for [name, file, here] in &rows {
            write!(formatter, "\n  {name:first$}  {file:second$}  {here}")?;
        }
        Ok(())
    }
}

/// What two lists of names with their descriptions tell differently, in the order of the second, then of the first.
pub(super) fn between(file: &[(String, String)], here: &[(String, String)]) -> Vec<Difference> {
    let find = |list: &[(String, String)], name: &str| {
        list.iter().find(|(candidate, _)| candidate == name).map(|(_, words)| words.clone())
    };
    let wanted = here.iter().map(|(name, words)| (name, find(file, name), Some(words.clone())));
    let others = file.iter().map(|(name, words)| (name, Some(words.clone()), find(here, name)));
    let others = others.filter(|(.., here)| here.is_none());
    let differing = wanted.chain(others).filter(|(_, file, here)| file != here);
    differing.map(|(name, file, here)| Difference { name: name.clone(), file, here }).collect()
}

/// What two headers tell differently of their networks.
pub(super) fn of_headers(file: &Header, here: &Header) -> Vec<Difference> {
    let words = |header: &Header| -> Vec<(String, String)> {
        let name = ("network".to_owned(), header.network.clone());
        let layers = header.layers.iter().map(|row| (row.name.clone(), row.to_string()));
        let outputs = ("outputs".to_owned(), header.outputs.join(", "));
        std::iter::once(name).chain(layers).chain([outputs]).collect()
    };
    between(&words(file), &words(here))
}

/// `Dense(flatten) -> [300], kernel [784, 300], bias [300]`.
impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.kind)?;
        if !self.from.is_empty() {
            write!(formatter, "({})", self.from.join(", "))?;
        }
        write!(formatter, " -> {:?}", self.gives)?;
        self.tensors.iter().try_for_each(|(name, sizes)| write!(formatter, ", {name} {sizes:?}"))
    }
}
