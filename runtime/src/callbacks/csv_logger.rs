//! `CsvLogger`: a row for each epoch.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Answer, Callback, Logs, Run, State};
use crate::error::{Error, Result};

/// Writes the numbers of each epoch as a row of a CSV file: `epoch`, from 0 as in Keras, then the others in the order of the alphabet.
///
/// Each row is brought to the disk before training goes on. A run that goes on with another ([`BackupAndRestore`](super::BackupAndRestore))
/// takes back the rows of epochs that it does again. A number that an epoch has not is `NA`. Defaults: separator `,`; an old file is
/// replaced. Source: Keras 3, `keras.callbacks.CSVLogger`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// # let path = std::env::temp_dir().join(format!("neurotype-csv-{}", std::process::id()));
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.fit(&x, &y).epochs(2).validation(&x, &y).verbose(false).callback(CsvLogger::new(&path)).run()?;
/// let rows = std::fs::read_to_string(&path).unwrap();
/// assert!(rows.starts_with("epoch,loss,val_loss\n0,"));
/// # std::fs::remove_file(&path).unwrap();
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct CsvLogger {
    path: PathBuf,
    separator: u8,
    append: bool,
    #[serde(skip)]
    file: Option<File>,
    #[serde(skip)]
    names: Vec<String>,
    /// How long the file was when the run was backed up that this one goes on with.
    #[serde(skip)]
    length: Option<u64>,
}

impl CsvLogger {
    /// Writes to this file.
    #[must_use]
    pub fn new(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref().to_owned();
        Self { path, separator: b',', append: false, file: None, names: Vec::new(), length: None }
    }

    /// What stands between two numbers, an ASCII sign; default `,`.
    #[must_use]
    pub fn separator(mut self, separator: char) -> Self {
        self.separator = u8::try_from(separator).unwrap_or(0);
        self
    }

    /// Whether rows are added to an old file; default `false`.
    #[must_use]
    pub fn append(mut self, append: bool) -> Self {
        self.append = append;
        self
    }

    /// Opens the file; whether it needs a row of names.
    fn open(&mut self) -> std::io::Result<(File, bool)> {
        let keeps = self.append || self.length.is_some();
        let mut file = OpenOptions::new().create(true).write(true).truncate(!keeps).open(&self.path)?;
        if let Some(length) = self.length.take().filter(|length| file.metadata().is_ok_and(|now| now.len() > *length)) {
            file.set_len(length)?;
        }
        let end = file.seek(SeekFrom::End(0))?;
        Ok((file, end == 0))
    }

    /// One write a row, so that no half of one is left behind.
    fn write(&mut self, cells: impl Iterator<Item = String>) -> std::io::Result<()> {
        let mut writer = csv::WriterBuilder::new().delimiter(self.separator).from_writer(Vec::new());
        writer.write_record(cells.collect::<Vec<_>>()).map_err(std::io::Error::other)?;
        let row = writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(&row)?;
        file.sync_data()
    }

    fn row(&mut self, epoch: usize, logs: &Logs) -> std::io::Result<()> {
        if self.file.is_none() {
            let (file, is_empty) = self.open()?;
            self.file = Some(file);
            if self.names.is_empty() {
                self.names = logs.iter().map(|(name, _)| name.to_owned()).collect();
                self.names.sort();
            }
            if is_empty {
                let names = self.names.clone();
                self.write(std::iter::once("epoch".to_owned()).chain(names))?;
            }
        }
        let numbers = self.names.iter().map(|name| logs.get(name).map_or_else(|| "NA".to_owned(), written));
        let cells: Vec<String> = std::iter::once((epoch - 1).to_string()).chain(numbers).collect();
        self.write(cells.into_iter())
    }
}

/// The shortest digits that give the same number again; small and large ones with an exponent.
fn written(number: f64) -> String {
    let size = number.abs();
    if size != 0.0 && size.is_finite() && !(1e-4..1e16).contains(&size) {
        format!("{number:e}")
    } else {
        number.to_string()
    }
}

#[diagnostic::do_not_recommend]
impl Callback for CsvLogger {
    fn check(&self, _names: &[String]) -> Result<()> {
        let allowed = self.separator != 0 && self.separator.is_ascii() && !b"\"\r\n".contains(&self.separator);
        let held = char::from(self.separator);
        if allowed {
            Ok(())
        } else {
            Err(Error::argument("separator", format!("{held:?}"), "it must be one ASCII sign, no quote"))
        }
    }

    fn state(&self) -> Result<State> {
        let length = self.file.as_ref().and_then(|file| file.metadata().ok()).map(|metadata| metadata.len());
        // A run that goes on with another opens the file with its first row.
        State::of(&(length.or(self.length).unwrap_or(0), &self.names))
    }

    fn restore(&mut self, state: &State) -> Result<()> {
        let (length, names) = state.get()?;
        (self.length, self.names) = (Some(length), names);
        Ok(())
    }

    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        (self.file, self.length) = (None, None);
        self.names.clear();
        Ok(())
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        self.row(run.epoch(), logs).map_err(|source| Error::file(&self.path, source))?;
        Ok(Answer::Continue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_numbers_have_an_exponent_and_others_none() {
        for (number, text) in [
            (0.0, "0"),
            (0.1, "0.1"),
            (-2.5, "-2.5"),
            (1e-4, "0.0001"),
            (9.9e-5, "9.9e-5"),
            (-1e-7, "-1e-7"),
            (9e15, "9000000000000000"),
            (1e16, "1e16"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(written(number), text);
            assert_eq!(text.parse().map(f64::to_bits), Ok(number.to_bits()));
        }
    }
}
