//! Tables of numbers with a header row.

use std::fs;
use std::path::Path;

use csv::StringRecord;

use crate::data::{Batch, Indices, Labels};
use crate::error::{Error, Result};
use crate::scalar::Scalar;
use crate::shape::Rank1;

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

    /// The columns of these names as samples, a row each, its numbers in the order of the names.
    ///
    /// ```
    /// use neurotype::prelude::*;
    /// use neurotype::readers::Table;
    ///
    /// let header = ["rooms", "age", "price"].map(str::to_owned).to_vec();
    /// let table = Table { header, numbers: vec![3.0, 40.0, 1.5, 5.0, 10.0, 2.5] };
    /// let x: Batch<shape![2]> = table.columns(["age", "rooms"])?;
    /// let y: Batch<shape![1]> = table.columns(["price"])?;
    /// assert_eq!((x.sample(0), y.sample(1)), (&[40.0, 3.0][..], &[2.5][..]));
    ///
    /// let missing = table.columns::<1, f32>(["cost"]).unwrap_err();
    /// assert_eq!(missing.to_string(), "`names` is cost, but the table has only rooms, age, price");
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if there is no column of a name.
    pub fn columns<const N: usize, T: Scalar>(&self, names: [&str; N]) -> Result<Batch<Rank1<N>, T>> {
        let places = &self.places("names", &names)?;
        let numbers = self.rows().flat_map(|row| places.iter().map(|place| T::from_f64(row[*place])));
        Ok(Batch::of(numbers.collect()))
    }

    /// The column of this name as classes, a row each.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if there is no column of that name or a number of it is not whole, [`Error::LabelOutOfRange`] if one is not of `0..CLASSES`.
    pub fn labels<const CLASSES: usize>(&self, name: &str) -> Result<Labels<CLASSES>> {
        Labels::new(self.whole_numbers("name", &[name])?)
    }

    /// The columns of these names as indices, a sample from each row: `table.indices::<1, 610>(["user"])?` for an input `user: [0..610; 1]`.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if there is no column of a name or a number is not whole, [`Error::IndexOutOfRange`] if one is not of `0..VOCABULARY`.
    pub fn indices<const N: usize, const VOCABULARY: usize>(&self, names: [&str; N]) -> Result<Indices<N, VOCABULARY>> {
        Indices::new(self.whole_numbers("names", &names)?)
    }

    /// The numbers of these columns, row after row, if all of them are whole.
    fn whole_numbers(&self, argument: &str, names: &[&str]) -> Result<Vec<i64>> {
        let places = self.places(argument, names)?;
        let mut whole = Vec::with_capacity(self.rows().len() * names.len());
        for (row, numbers) in self.rows().enumerate() {
            for (name, place) in names.iter().zip(&places) {
                let number = numbers[*place];
                if number.fract() != 0.0 {
                    let held = format!("{number} in row {row}");
                    return Err(Error::argument(name, held, "classes and indices are whole numbers from 0 on"));
                }
                #[expect(clippy::cast_possible_truncation, reason = "it is whole; what is too large is refused there")]
                whole.push(number as i64);
            }
        }
        Ok(whole)
    }

    /// Where in a row the columns of these names are.
    fn places(&self, argument: &str, names: &[&str]) -> Result<Vec<usize>> {
        let place = |name: &&str| {
            let known = || format!("the table has only {}", self.header.join(", "));
            let place = self.header.iter().position(|column| column == name);
            place.ok_or_else(|| Error::argument(argument, name, &known()))
        };
        names.iter().map(place).collect()
    }
}

/// Reads a comma-separated file: a header row, then rows of numbers. Space around them and empty lines do not matter.
///
/// ```no_run
/// use neurotype::prelude::*;
///
/// let table = readers::read_csv("iris.csv")?;
/// let x: Batch<shape![2]> = table.columns(["petal_length", "petal_width"])?;
/// let y: Labels<3> = table.labels("species")?;
/// let (train, test) = Dataset { x, y }.shuffle(42)?.split_at(120);
/// # Ok::<(), neurotype::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::File`] if the file cannot be read; [`Error::Contents`] if there is no header, a name stands in it twice, a row is shorter or longer than
/// it, or a field is not a number: line and column are named.
pub fn read_csv(path: impl AsRef<Path>) -> Result<Table> {
    let path = path.as_ref();
    let wrong = |problem: String| Error::contents(path, problem);
    let text = fs::read_to_string(path).map_err(|error| Error::file(path, error))?;
    let text = text.trim_start_matches('\u{feff}');
    // Rows of another length are told by us.
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| wrong(error.to_string()))?.clone();
    check_header(&header).map_err(wrong)?;
    let mut numbers = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(error.to_string()))?;
        read_row(&header, &record, &mut numbers)
            .map_err(|problem| wrong(format!("line {}{problem}", line_of(&record, text))))?;
    }
    Ok(Table { header: header.iter().map(str::to_owned).collect(), numbers })
}

/// On which line of the text a row begins, as an editor counts: the reader's own count stops at empty lines before it.
fn line_of(row: &StringRecord, text: &str) -> usize {
    let begin = row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
    let (before, rest) = text.split_at_checked(begin).unwrap_or((text, ""));
    let skipped = &rest[..rest.len() - rest.trim_start_matches(['\r', '\n']).len()];
    1 + before.matches('\n').count() + skipped.matches('\n').count()
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
    match names.iter().enumerate().find(|(column, name)| names[..*column].contains(name)) {
        Some((_, twice)) => Err(format!("two columns are called `{twice}`")),
        None => Ok(()),
    }
}

/// Puts a row behind `numbers`; the error goes on after its line.
fn read_row(header: &StringRecord, row: &StringRecord, numbers: &mut Vec<f64>) -> Result<(), String> {
    if row.len() != header.len() {
        return Err(format!(": {} fields under {} names of columns", row.len(), header.len()));
    }
    for (name, field) in header.iter().zip(row) {
        numbers.push(field.parse().map_err(|_| match (field, field.find([';', '\t', '|'])) {
            ("", _) => format!(", column `{name}`: the number is missing; fill it in, or leave the line out"),
            (_, Some(_)) if header.len() == 1 => format!(": the columns of `{field}` are not separated by commas"),
            _ => format!(", column `{name}`: `{field}` is no number"),
        })?);
    }
    Ok(())
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
        for text in ["a, b\n1, 2.5\n-3e2, 4\n", "\u{feff}a,b\r\n\"1\",2.5\r\n\r\n-300,4"] {
            let table = written(text).expect("a valid table");
            assert_eq!(table.header, ["a", "b"]);
            assert_eq!(table.rows().collect::<Vec<_>>(), [[1.0, 2.5], [-300.0, 4.0]]);
        }
        assert_eq!(written("a,b\n").expect("no rows, but a table").rows().len(), 0);
    }

    #[test]
    fn what_is_no_table_of_numbers_is_an_error_with_its_line_and_column() {
        for (text, problem) in [
            ("a,b\n1,2\n3,four\n", "line 3, column `b`: `four` is no number"),
            ("a,b\n1,2\n\n,4\n", "line 4, column `a`: the number is missing; fill it in, or leave the line out"),
            ("\u{feff}a,b\r\n\r\n1,2\r\n\r\n1,?", "line 5, column `b`: `?` is no number"),
            ("a,b\n1\n", "line 2: 1 fields under 2 names of columns"),
            ("a,b\n1,2,3\n", "line 2: 3 fields under 2 names of columns"),
            ("1,2\n3,4\n", "line 1 holds numbers (1, 2); put a row with the names of the columns before it"),
            ("a;b\n1;2\n", "line 2: the columns of `1;2` are not separated by commas"),
            ("a\tb\n1\t2\n", "line 2: the columns of `1\t2` are not separated by commas"),
            ("a,b,a\n1,2,3\n", "two columns are called `a`"),
            ("", "it is empty; a row with the names of the columns comes first"),
        ] {
            let error = written(text).expect_err(text).to_string();
            assert!(error.ends_with(problem), "{error}");
        }
    }

    #[test]
    fn columns_of_classes_and_indices_hold_whole_numbers_below_how_many_there_are() {
        let table = written("kind,size,town\n0,1.5,4\n2,7,0\n").expect("a valid table");
        assert_eq!(table.labels::<3>("kind").expect("classes"), Labels::new([0, 2]).expect("classes"));
        let towns = table.indices::<2, 5>(["town", "kind"]).expect("indices");
        assert_eq!(towns, Indices::new([4, 0, 0, 2]).expect("indices"));
        assert!(matches!(table.labels::<2>("kind"), Err(Error::LabelOutOfRange { position: 1, label: 2, .. })));
        assert!(matches!(table.indices::<1, 4>(["town"]), Err(Error::IndexOutOfRange { sample: 0, index: 4, .. })));
        let refused = |error: Error, problem: &str| assert_eq!(error.to_string(), problem);
        refused(
            table.labels::<9>("size").expect_err("a fraction"),
            "`size` is 1.5 in row 0, but classes and indices are whole numbers from 0 on",
        );
        refused(
            table.labels::<9>("kinds").expect_err("an unknown name"),
            "`name` is kinds, but the table has only kind, size, town",
        );
        let infinite = written("town\n0\ninf\n").expect("a valid table");
        refused(
            infinite.indices::<1, 9>(["town"]).expect_err("no index"),
            "`town` is inf in row 1, but classes and indices are whole numbers from 0 on",
        );
    }
}
