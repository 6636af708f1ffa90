//! Reads CSV files: a header row, then rows of fields.

use std::fs;
use std::path::Path;

use csv::StringRecord;

use super::table::{Row, Table, twice};
use crate::error::{Error, Result};

/// Reads a comma-separated file: a header row, then rows of fields. Space around them and empty lines do not matter.
///
/// ```no_run
/// use neurotype::prelude::*;
///
/// let table = readers::read_csv("iris.csv")?;
/// let x: Batch<shape![2]> = table.columns(["petal_length", "petal_width"])?;
/// let y: Labels<3> = table.categories("species", ["setosa", "versicolor", "virginica"])?;
/// let (train, test) = Dataset { x, y }.shuffle(42)?.split_at(120);
/// # Ok::<(), neurotype::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::File`] if the file cannot be read; [`Error::Contents`] if it is no text in UTF-8, there is no header, a name stands in it twice, its names are
/// not separated by commas, or a row is shorter or longer than it.
pub fn read_csv(path: impl AsRef<Path>) -> Result<Table> {
    let path = path.as_ref();
    let bytes = fs::read(path).map_err(|error| Error::file(path, error))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        Error::contents(path, format!("line {line} is no UTF-8; save the file as text in UTF-8"))
    })?;
    parse(path, text.trim_start_matches('\u{feff}'))
}

/// The same of a text; the path is for messages.
pub(super) fn parse(path: &Path, text: &str) -> Result<Table> {
    let wrong = |problem: String| Error::contents(path, problem);
    // Rows of another length are told by us.
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| wrong(error.to_string()))?.clone();
    check_header(&header).map_err(wrong)?;
    let mut lines = Lines { text, byte: 0, line: 1 };
    let mut rows = Vec::new();
    for fields in reader.records() {
        let fields = fields.map_err(|error| wrong(error.to_string()))?;
        let line = lines.line_of(&fields);
        if fields.len() != header.len() {
            return Err(wrong(format!("line {line}: {} fields under {} names of columns", fields.len(), header.len())));
        }
        rows.push(Row { line, fields });
    }
    Ok(Table::new(path.to_owned(), header.iter().map(str::to_owned).collect(), rows))
}

/// Counts lines as an editor does: the reader's own count stops at empty lines before a row.
struct Lines<'t> {
    text: &'t str,
    /// What was counted to last,
    byte: usize,
    /// and on which line that is.
    line: usize,
}

impl Lines<'_> {
    /// On which line a row begins, which lies behind those that were asked for before.
    fn line_of(&mut self, row: &StringRecord) -> usize {
        let rest = self.text.get(self.byte..).unwrap_or_default();
        let begin = row.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.byte);
        let behind = self.text.get(begin..).unwrap_or_default();
        let begin = begin + behind.len() - behind.trim_start_matches(['\r', '\n']).len();
        self.line += rest.get(..begin - self.byte).unwrap_or_default().matches('\n').count();
        self.byte = begin;
        self.line
    }
}

/// Whether this row names columns. Numbers there would be a sample that is lost.
fn check_header(header: &StringRecord) -> Result<(), String> {
    let names: Vec<&str> = header.iter().collect();
    if names.iter().all(|name| name.is_empty()) {
        return Err("it is empty; a row with the names of the columns comes first".to_owned());
    }
    if names.iter().all(|name| name.parse::<f64>().is_ok()) {
        return Err(format!(
            "line 1 holds numbers ({}); put a row with the names of the columns before it",
            names.join(", ")
        ));
    }
    if let [all] = names[..]
        && all.contains([';', '\t', '|'])
    {
        return Err(format!("the columns of `{all}` are not separated by commas"));
    }
    twice(&names).map_or(Ok(()), |name| Err(format!("two columns are called `{name}`")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Batch;

    fn written(text: impl AsRef<[u8]>) -> Result<Table> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        fs::write(file.path(), text).expect("room for a few bytes");
        read_csv(file.path())
    }

    #[test]
    fn rows_lie_under_the_names_of_the_header() {
        for text in ["a, b\n1, 2.5\n-3e2, 4\n", "\u{feff}a,b\r\n\"1\",2.5\r\n\r\n-300,4"] {
            let table = written(text).expect("a valid table");
            assert_eq!((table.header(), table.len()), (&["a".to_owned(), "b".to_owned()][..], 2));
            assert_eq!(table.columns(["a", "b"]).expect("numbers"), Batch::from([[1.0_f64, 2.5], [-300.0, 4.0]]));
        }
        assert!(written("a,b\n").expect("no rows, but a table").is_empty());
    }

    #[test]
    fn what_is_no_table_is_an_error_with_its_line() {
        for (text, problem) in [
            ("a,b\n1\n", "line 2: 1 fields under 2 names of columns"),
            ("\u{feff}a,b\r\n\r\n1,2\r\n\r\n1,2,3", "line 5: 3 fields under 2 names of columns"),
            ("a,b\n\"one\ntwo\",2\n1,2\n\n1", "line 6: 1 fields under 2 names of columns"),
            ("1,2\n3,4\n", "line 1 holds numbers (1, 2); put a row with the names of the columns before it"),
            ("a;b\n1;2\n", "the columns of `a;b` are not separated by commas"),
            ("a\tb\n1\t2\n", "the columns of `a\tb` are not separated by commas"),
            ("a,b,a\n1,2,3\n", "two columns are called `a`"),
            ("", "it is empty; a row with the names of the columns comes first"),
        ] {
            let error = written(text).expect_err(text).to_string();
            assert!(error.ends_with(problem), "{error}");
        }
        let latin = written(b"town,people\nOslo,7\nM\xfcnchen,15\n").expect_err("no UTF-8").to_string();
        assert!(latin.ends_with(": line 3 is no UTF-8; save the file as text in UTF-8"), "{latin}");
    }
}
