//! `Table`: rows of fields under named columns.

use std::collections::HashSet;
use std::fmt::Display;
use std::path::PathBuf;

use csv::StringRecord;

use crate::data::{Batch, Indices, Labels};
use crate::error::{Error, Result};
use crate::scalar::Scalar;
use crate::shape::Rank1;

/// A CSV file's rows under the names of its columns, as [`read_csv`](super::read_csv) reads it. Numbers are made of the columns that are asked for, so
/// that what stands in others does not matter.
///
/// ```
/// use neurotype::prelude::*;
///
/// # let folder = std::env::temp_dir().join(format!("neurotype-table-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("houses.csv");
/// std::fs::write(&path, "rooms,age,town,price\n3,40,Rome,1.5\n5,10,Oslo,2.5\n4,,Rome,2\n").unwrap();
///
/// let table = readers::read_csv(&path)?;
/// let missing = table.columns::<1, f32>(["age"]).unwrap_err();
/// assert!(missing.to_string().ends_with("houses.csv: line 4, column `age`: the number is missing; `fill_missing` or `drop_missing`"));
///
/// let table = table.drop_missing(["age"])?;
/// let x: Batch<shape![2]> = table.columns(["age", "rooms"])?;
/// let y: Batch<shape![1]> = table.columns(["price"])?;
/// assert_eq!((x.sample(0), y.sample(1)), (&[40.0, 3.0][..], &[2.5][..]));
///
/// let towns = table.categories("town", ["Oslo", "Rome"])?;
/// let one_hot: Batch<shape![2]> = towns.one_hot();
/// let index: Indices<1, 2> = towns.into();                             // for an input `town: [0..2; 1]`
/// assert_eq!((one_hot.sample(0), index.sample(0)), (&[0.0, 1.0][..], &[1][..]));
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    path: PathBuf,
    header: Vec<String>,
    rows: Vec<Row>,
}

/// As many fields as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Where an editor shows it.
    pub line: usize,
    pub fields: StringRecord,
}

#[expect(clippy::needless_pass_by_value, reason = "names are written where they are given")]
impl Table {
    /// Rows that are as long as the header, whose names differ.
    pub(super) fn new(path: PathBuf, header: Vec<String>, rows: Vec<Row>) -> Self {
        Self { path, header, rows }
    }

    /// The names in the first row.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// How many rows there are below the header.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The columns of these names as samples, one from each row, its numbers in the order of the names.
    ///
    /// # Errors
    ///
    /// [`Error::Contents`] if there is no column of a name, or a field there is no number: its line and column are named.
    pub fn columns<const N: usize, T: Scalar>(&self, names: [impl AsRef<str>; N]) -> Result<Batch<Rank1<N>, T>> {
        Ok(Batch::of(self.fields(&names, |field| number(field).map(T::from_f64))?))
    }

    /// The column of this name, whole numbers from 0 on, as classes.
    ///
    /// # Errors
    ///
    /// [`Error::Contents`] if there is no column of that name or a field of it is no whole number, [`Error::LabelOutOfRange`] if one is not of `0..CLASSES`.
    pub fn labels<const CLASSES: usize>(&self, name: &str) -> Result<Labels<CLASSES>> {
        Labels::new(self.fields(&[name], whole_number)?)
    }

    /// The columns of these names as indices, a sample from each row: `table.indices::<1, 610>(["user"])?` for an input `user: [0..610; 1]`.
    ///
    /// # Errors
    ///
    /// [`Error::Contents`] if there is no column of a name or a field is no whole number, [`Error::IndexOutOfRange`] if one is not of `0..VOCABULARY`.
    pub fn indices<const N: usize, const VOCABULARY: usize>(
        &self,
        names: [impl AsRef<str>; N],
    ) -> Result<Indices<N, VOCABULARY>> {
        Indices::new(self.fields(&names, whole_number)?)
    }

    /// The column of this name as classes: which of these words a field is. The first is class 0.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if a word is given twice, [`Error::Contents`] if there is no column of that name or a field is none of the words.
    pub fn categories<const CLASSES: usize>(&self, name: &str, words: [&str; CLASSES]) -> Result<Labels<CLASSES>> {
        if let Some(word) = twice(&words) {
            return Err(Error::argument("words", format!("{word} twice"), "each is a class of its own"));
        }
        let class = |field: &str| {
            let class = words.iter().position(|word| *word == field);
            class
                .and_then(|class| u32::try_from(class).ok())
                .ok_or_else(|| format!("`{field}` is none of {}", list(&words)))
        };
        Ok(Labels::of(self.fields(&[name], class)?))
    }

    /// Without the rows in which a field of these columns is missing: empty, or what pandas takes for it, such as `NA`, `NaN` and `null`.
    ///
    /// # Errors
    ///
    /// [`Error::Contents`] if there is no column of a name.
    pub fn drop_missing<const N: usize>(mut self, names: [impl AsRef<str>; N]) -> Result<Self> {
        let places = self.places(&names)?;
        self.rows.retain(|row| !places.iter().any(|place| is_missing(&row.fields[*place])));
        Ok(self)
    }

    /// With this number or word where a field of these columns is missing, as [`drop_missing`](Self::drop_missing) understands it.
    ///
    /// ```no_run
    /// use neurotype::prelude::*;
    ///
    /// let table = readers::read_csv("titanic.csv")?;
    /// let mut ages: Vec<f64> = table.clone().drop_missing(["age"])?.columns::<1, f64>(["age"])?.into_vec();
    /// ages.sort_by(f64::total_cmp);
    /// let table = table.fill_missing(["age"], ages[ages.len() / 2])?.fill_missing(["port"], "Southampton")?;
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Contents`] if there is no column of a name.
    pub fn fill_missing<const N: usize>(mut self, names: [impl AsRef<str>; N], with: impl Display) -> Result<Self> {
        let (places, with) = (self.places(&names)?, with.to_string());
        for Row { fields, .. } in &mut self.rows {
            if places.iter().any(|place| is_missing(&fields[*place])) {
                let filled =
                    |(place, field)| if places.contains(&place) && is_missing(field) { with.as_str() } else { field };
                *fields = fields.iter().enumerate().map(filled).collect();
            }
        }
        Ok(self)
    }

    /// What is made of the fields of these columns, row after row; the problem with one goes on after its line and column.
    fn fields<V>(&self, names: &[impl AsRef<str>], read: impl Fn(&str) -> Result<V, String>) -> Result<Vec<V>> {
        let places = self.places(names)?;
        let mut values = Vec::with_capacity(self.len() * names.len());
        for Row { line, fields } in &self.rows {
            for place in &places {
                let told = |problem| format!("line {line}, column `{}`: {problem}", self.header[*place]);
                values.push(read(&fields[*place]).map_err(|problem| Error::contents(&self.path, told(problem)))?);
            }
        }
        Ok(values)
    }

    /// Where in a row the columns of these names are.
    fn places(&self, names: &[impl AsRef<str>]) -> Result<Vec<usize>> {
        let place = |name: &str| {
            let unknown = || format!("no column is called `{name}`; there are {}", list(&self.header));
            let place = self.header.iter().position(|column| column == name);
            place.ok_or_else(|| Error::contents(&self.path, unknown()))
        };
        names.iter().map(|name| place(name.as_ref())).collect()
    }
}

/// The first name that stood there before.
pub(super) fn twice<'n>(names: &[&'n str]) -> Option<&'n str> {
    let mut seen = HashSet::with_capacity(names.len());
    names.iter().copied().find(|name| !seen.insert(*name))
}

/// What `pandas.read_csv` takes for no value, and all else that Rust reads as NaN.
fn is_missing(field: &str) -> bool {
    const MISSING: &[&str] = &[
        "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "None",
        "n/a", "null",
    ];
    MISSING.contains(&field) || field.parse().is_ok_and(f64::is_nan)
}

fn number(field: &str) -> Result<f64, String> {
    match field.parse::<f64>() {
        Ok(number) if !number.is_nan() => Ok(number),
        _ => Err(no_number(field)),
    }
}

#[cold]
fn no_number(field: &str) -> String {
    if is_missing(field) {
        return "the number is missing; `fill_missing` or `drop_missing`".to_owned();
    }
    format!("`{field}` is no number; `categories` makes classes of words")
}

fn whole_number(field: &str) -> Result<i64, String> {
    let number = number(field)?;
    if number.fract() != 0.0 {
        return Err(format!("{field} is not whole, but classes and indices are numbers from 0 on"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is whole; what is too large is no class and no index")]
    Ok(number as i64)
}

/// The names, of many only the first.
fn list(names: &[impl AsRef<str>]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<&str> = names.iter().take(SHOWN).map(AsRef::as_ref).collect();
    let more = if names.len() > SHOWN { format!(" and {} more", names.len() - SHOWN) } else { String::new() };
    shown.join(", ") + &more
}

#[cfg(test)]
mod tests {
    use super::super::csv::parse;
    use super::*;

    fn table(text: &str) -> Table {
        parse("towns.csv".as_ref(), text).expect("a valid table")
    }

    fn refused<V: std::fmt::Debug>(result: Result<V>, problem: &str) {
        assert_eq!(result.expect_err(problem).to_string(), format!("towns.csv: {problem}"));
    }

    #[test]
    fn words_in_columns_that_nobody_asks_for_do_not_matter() {
        let table = table("a,town,b\n1,Oslo,2.5\n-3e2,Rome,4\n");
        assert_eq!(table.columns(["b", "a"]).expect("numbers"), Batch::from([[2.5_f32, 1.0], [4.0, -300.0]]));
        refused(
            table.columns::<1, f32>(["town"]),
            "line 2, column `town`: `Oslo` is no number; `categories` makes classes of words",
        );
        refused(table.columns::<1, f32>(["Town"]), "no column is called `Town`; there are a, town, b");
    }

    #[test]
    fn a_missing_number_is_told_with_its_line_and_left_out_on_demand() {
        for missing in ["", "NA", "N/A", "NaN", "nan", "null", "NAN", "-nan", "<NA>", "NULL", "None"] {
            let table = table(&format!("a,b\n1,2\n\n{missing},4\n5,{missing}\n"));
            let problem = "line 4, column `a`: the number is missing; `fill_missing` or `drop_missing`";
            refused(table.columns::<1, f64>(["a"]), problem);
            let without = table.clone().drop_missing(["a"]).expect("a column");
            assert_eq!(without.columns(["a"]).expect("numbers"), Batch::from([[1.0_f64], [5.0]]));
            let filled = table.clone().fill_missing(["b", "a"], 0.5).expect("columns");
            assert_eq!(
                filled.columns(["a", "b"]).expect("numbers"),
                Batch::from([[1.0_f64, 2.0], [0.5, 4.0], [5.0, 0.5]])
            );
            let filled = table.clone().fill_missing(["b"], "none").expect("columns");
            refused(filled.columns::<1, f64>(["a"]), problem);
            let words = "line 5, column `b`: `none` is no number; `categories` makes classes of words";
            refused(filled.columns::<1, f64>(["b"]), words);
            refused(table.clone().fill_missing(["c"], 0), "no column is called `c`; there are a, b");
            assert_eq!(table.drop_missing(["a", "b"]).expect("columns").len(), 1);
        }
    }

    #[test]
    fn columns_of_classes_and_indices_hold_whole_numbers_below_how_many_there_are() {
        let table = table("kind,size,town\n0,1.5,4\n2,7,0\n");
        assert_eq!(table.labels::<3>("kind").expect("classes"), Labels::new([0, 2]).expect("classes"));
        let towns = table.indices::<2, 5>(["town", "kind"]).expect("indices");
        assert_eq!(towns, Indices::new([4, 0, 0, 2]).expect("indices"));
        assert!(matches!(table.labels::<2>("kind"), Err(Error::LabelOutOfRange { position: 1, label: 2, .. })));
        assert!(matches!(table.indices::<1, 4>(["town"]), Err(Error::IndexOutOfRange { sample: 0, index: 4, .. })));
        let problem = "line 2, column `size`: 1.5 is not whole, but classes and indices are numbers from 0 on";
        refused(table.labels::<9>("size"), problem);
        let infinite = parse("towns.csv".as_ref(), "town\n0\ninf\n").expect("a valid table");
        let problem = "line 3, column `town`: inf is not whole, but classes and indices are numbers from 0 on";
        refused(infinite.indices::<1, 9>(["town"]), problem);
    }

    #[test]
    fn words_are_classes_in_the_order_in_which_they_are_given() {
        let table = table("size,kind\nXL,7\nS,1\n1,3\n");
        let sizes = table.categories("size", ["S", "1", "XL"]).expect("classes");
        assert_eq!(sizes, Labels::new([2, 0, 1]).expect("classes"));
        refused(table.categories("size", ["S", "XL"]), "line 4, column `size`: `1` is none of S, XL");
        let many: [String; 20] = std::array::from_fn(|word| word.to_string());
        let problem = "line 2, column `size`: `XL` is none of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 8 more";
        refused(table.categories("size", many.each_ref().map(String::as_str)), problem);
        let twice = table.categories("size", ["S", "XL", "S"]).expect_err("a word given twice");
        assert_eq!(twice.to_string(), "`words` is S twice, but each is a class of its own");
    }
}
