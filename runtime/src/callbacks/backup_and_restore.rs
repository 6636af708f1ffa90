//! `BackupAndRestore`: a run that was killed goes on where it was.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Answer, Callback, Every, Logs, Run, State};
use crate::error::{Error, Result};

/// Writes, again and again, everything that training needs to go on: parameters, what optimizer and callbacks remember, generators,
/// the place in the epoch, the history.
///
/// If the file is there when `run` is called, the run goes on with it, and ends with the same bits, history included, as one that was
/// never interrupted; data, batch size, callbacks and their settings must be the same. When training has come to its end the file is deleted. Each
/// write replaces the file atomically, so a crash at any instant leaves one that is whole.
///
/// Defaults: at the end of each epoch, deleted at the end. Source: Keras 3, `keras.callbacks.BackupAndRestore`, which begins the
/// interrupted epoch anew.
///
/// ```
/// use neurotype::callbacks::Every;
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// # let folder = std::env::temp_dir().join(format!("neurotype-backup-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("backup.safetensors");
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let mut model = Line::new(42).compile(Adam::default(), Mse, ());
/// let backup = BackupAndRestore::new(&path).save_freq(Every::Steps(100));
/// model.fit(&x, &y).epochs(5).verbose(false).callback(backup).run()?;
/// assert!(!path.exists()); // it came to its end
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct BackupAndRestore {
    path: PathBuf,
    save_freq: Every,
    delete_checkpoint: bool,
    #[serde(skip)]
    counted: usize,
}

impl BackupAndRestore {
    /// Writes to this file, and goes on with it if it is there.
    #[must_use]
    pub fn new(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref().to_owned();
        Self { path, save_freq: Every::Epoch, delete_checkpoint: true, counted: 0 }
    }

    /// When it writes; default at the end of each epoch.
    #[must_use]
    pub fn save_freq(mut self, save_freq: Every) -> Self {
        self.save_freq = save_freq;
        self
    }

    /// Whether the file is deleted when training has come to its end; default `true`. If it stays, a later `run` of more epochs goes
    /// on with it.
    #[must_use]
    pub fn delete_checkpoint(mut self, delete: bool) -> Self {
        self.delete_checkpoint = delete;
        self
    }
}

#[diagnostic::do_not_recommend]
impl Callback for BackupAndRestore {
    fn check(&self, _names: &[String]) -> Result<()> {
        self.save_freq.check()
    }

    fn resumes_from(&self) -> Option<&Path> {
        self.path.exists().then_some(&*self.path)
    }

    fn state(&self) -> Result<State> {
        State::of(&self.counted)
    }

    fn restore(&mut self, state: &State) -> Result<()> {
        self.counted = state.get()?;
        Ok(())
    }

    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        self.counted = 0;
        Ok(())
    }

    fn on_train_batch_end(&mut self, run: &mut Run<'_>, _logs: &Logs) -> Result<Answer> {
        if self.save_freq.is_due(&mut self.counted) {
            run.back_up(&self.path);
        }
        Ok(Answer::Continue)
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, _logs: &mut Logs) -> Result<Answer> {
        if self.save_freq == Every::Epoch {
            run.back_up(&self.path);
        }
        Ok(Answer::Continue)
    }

    fn on_train_end(&mut self, run: &mut Run<'_>, _logs: &Logs) -> Result<()> {
        if run.is_interrupted() {
            run.back_up(&self.path);
        } else if self.delete_checkpoint && self.path.exists() {
            fs::remove_file(&self.path).map_err(|source| Error::file(&self.path, source))?;
        } else if !self.delete_checkpoint {
            run.back_up(&self.path);
        }
        Ok(())
    }
}
