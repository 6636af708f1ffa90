//! Tables of numbers with a header row.

use std::path::Path;

use crate::error::{Error, Result};

/// Numbers from a CSV file.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The names in the first row.
    pub header: Vec<String>,
    /// The numbers, row after row, each as long as the header.
    pub numbers: Vec<f64>,
}

impl Table {
    /// The rows in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.numbers.chunks_exact(self.header.len().max(1))
    }
}

/// Reads a comma-separated file: a header row, then rows of numbers.
///
/// # Errors
///
/// [`Error::Contents`] if the file cannot be read, a row is shorter or longer than the header, or a field is not a number;
/// line and column are named.
pub fn read_csv(path: impl AsRef<Path>) -> Result<Table> {
    let path = path.as_ref();
    let wrong = |error: csv::Error| Error::contents(path, error.to_string());
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(wrong)?;
    let header: Vec<String> = reader.headers().map_err(wrong)?.iter().map(str::to_owned).collect();
    let mut numbers = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        for (column, field) in record.iter().enumerate() {
            let number = field.parse().map_err(|_| {
                let line = record.position().map_or(0, csv::Position::line);
                Error::contents(path, format!("line {line}, column `{}`: `{field}` is no number", header[column]))
            })?;
            numbers.push(number);
        }
    }
    Ok(Table { header, numbers })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn written(text: &str) -> Result<Table> {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(text.as_bytes()).expect("room for a few bytes");
        read_csv(file.path())
    }

    #[test]
    fn rows_are_numbers_under_the_names_of_the_header() {
        let table = written("a, b\n1, 2.5\n-3e2, 4\n").expect("a valid table");
        assert_eq!(table.header, ["a", "b"]);
        assert_eq!(table.rows().collect::<Vec<_>>(), [[1.0, 2.5], [-300.0, 4.0]]);
    }

    #[test]
    fn a_word_or_a_short_row_is_an_error_with_its_line() {
        let word = written("a,b\n1,2\n3,four\n").expect_err("a word").to_string();
        assert!(word.ends_with("line 3, column `b`: `four` is no number"), "{word}");
        let short = written("a,b\n1\n").expect_err("a short row").to_string();
        assert!(short.contains("line: 2"), "{short}");
    }
}
