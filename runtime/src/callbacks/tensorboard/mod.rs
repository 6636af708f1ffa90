//! `TensorBoard`: a folder of event files that TensorBoard shows.

mod events;
mod protobuf;

use std::path::{Path, PathBuf};

use super::{Answer, Callback, Every, Logs, Run, State};
use crate::error::{Error, Result};
use events::Events;

/// Writes what TensorBoard shows, `tensorboard --logdir logs`: the numbers of each epoch or step, histograms of the weights, the graph.
///
/// | in | tag | step |
/// | --- | --- | --- |
/// | `train`, `validation` | `epoch_loss`, `epoch_accuracy`, …; `epoch_learning_rate` | epoch, from 0 |
/// | `train` | `batch_loss`, …, with [`update_freq`](Self::update_freq) | optimizer's step |
/// | `validation` | `evaluation_loss_vs_iterations`, … | optimizer's step |
/// | `train` | `dense/kernel/histogram`, …, with [`histogram_freq`](Self::histogram_freq) | epoch, from 0 |
///
/// Each epoch is brought to the disk when it is over. Defaults: no histograms, the graph, epochs only. Source: Keras 3,
/// `keras.callbacks.TensorBoard`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// # let folder = std::env::temp_dir().join(format!("neurotype-board-{}", std::process::id()));
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
/// let board = TensorBoard::new(folder.join("logs")).histogram_freq(1);
/// model.fit(&x, &y).epochs(2).verbose(false).callback(board).run()?;
/// assert!(folder.join("logs/train").read_dir().unwrap().count() == 1);
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct TensorBoard {
    folder: PathBuf,
    histogram_freq: usize,
    write_graph: bool,
    update_freq: Every,
    #[serde(skip)]
    train: Option<Events>,
    #[serde(skip)]
    validation: Option<Events>,
    #[serde(skip)]
    counted: usize,
    #[serde(skip)]
    is_resumed: bool,
}

impl TensorBoard {
    /// Writes to this folder.
    #[must_use]
    pub fn new(log_dir: impl AsRef<Path>) -> Self {
        Self {
            folder: log_dir.as_ref().to_owned(),
            histogram_freq: 0,
            write_graph: true,
            update_freq: Every::Epoch,
            train: None,
            validation: None,
            counted: 0,
            is_resumed: false,
        }
    }

    /// After how many epochs histograms of all weights are written; 0, the default, for never.
    #[must_use]
    pub fn histogram_freq(mut self, epochs: usize) -> Self {
        self.histogram_freq = epochs;
        self
    }

    /// Whether the graph of the network is written; default `true`.
    #[must_use]
    pub fn write_graph(mut self, write_graph: bool) -> Self {
        self.write_graph = write_graph;
        self
    }

    /// Whether the numbers of steps are written as well; default only those of epochs.
    #[must_use]
    pub fn update_freq(mut self, update_freq: Every) -> Self {
        self.update_freq = update_freq;
        self
    }

    fn failed(&self, source: std::io::Error) -> Error {
        Error::file(&self.folder, source)
    }

    /// The file of training; with the first event of a run the graph is written.
    fn train(&mut self, run: &Run<'_>) -> std::io::Result<&mut Events> {
        if self.train.is_none() {
            let mut events = Events::create(&self.folder.join("train"))?;
            if self.write_graph {
                events.graph(run.graph())?;
            }
            if self.is_resumed && self.update_freq == Every::Epoch {
                events.begin_again(run.epoch() as u64 - 1)?;
            }
            self.train = Some(events);
        }
        self.train.as_mut().ok_or_else(|| std::io::ErrorKind::NotFound.into())
    }

    fn validation(&mut self) -> std::io::Result<&mut Events> {
        if self.validation.is_none() {
            self.validation = Some(Events::create(&self.folder.join("validation"))?);
        }
        self.validation.as_mut().ok_or_else(|| std::io::ErrorKind::NotFound.into())
    }

    fn epoch(&mut self, run: &Run<'_>, logs: &Logs) -> std::io::Result<()> {
        let step = run.epoch() as u64 - 1;
        for (name, number) in logs.iter().filter(|(name, _)| *name != "learning_rate") {
            match name.strip_prefix("val_") {
                Some(name) => self.validation()?.scalar(&format!("epoch_{name}"), step, number)?,
                None => self.train(run)?.scalar(&format!("epoch_{name}"), step, number)?,
            }
        }
        let train = self.train(run)?;
        train.scalar("epoch_learning_rate", step, run.learning_rate())?;
        if self.histogram_freq > 0 && step.is_multiple_of(self.histogram_freq as u64) {
            self.histograms(run, step)?;
        }
        let files = [&self.train, &self.validation];
        files.into_iter().flatten().try_for_each(Events::sync)
    }

    fn histograms(&mut self, run: &Run<'_>, step: u64) -> std::io::Result<()> {
        let weights = run.weights();
        for (name, _, place) in run.graph().all_tensors() {
            let tag = format!("{}/histogram", name.replace('.', "/"));
            self.train(run)?.histogram(&tag, step, &weights[place])?;
        }
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl Callback for TensorBoard {
    fn check(&self, _names: &[String]) -> Result<()> {
        self.update_freq.check()
    }

    fn state(&self) -> Result<State> {
        State::of(&self.counted)
    }

    fn restore(&mut self, state: &State) -> Result<()> {
        self.counted = state.get()?;
        self.is_resumed = true;
        Ok(())
    }

    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        (self.train, self.validation) = (None, None);
        (self.counted, self.is_resumed) = (0, false);
        Ok(())
    }

    fn on_train_batch_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<Answer> {
        if self.update_freq.is_due(&mut self.counted) {
            let step = run.iterations() - 1;
            let mut write = || -> std::io::Result<()> {
                let train = self.train(run)?;
                logs.iter().try_for_each(|(name, number)| train.scalar(&format!("batch_{name}"), step, number))
            };
            write().map_err(|source| self.failed(source))?;
        }
        Ok(Answer::Continue)
    }

    fn on_test_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<()> {
        let step = run.iterations();
        let mut write = || -> std::io::Result<()> {
            let file = self.validation()?;
            logs.iter()
                .try_for_each(|(name, number)| file.scalar(&format!("evaluation_{name}_vs_iterations"), step, number))
        };
        write().map_err(|source| self.failed(source))
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        self.epoch(run, logs).map_err(|source| self.failed(source))?;
        Ok(Answer::Continue)
    }

    fn on_train_end(&mut self, _run: &mut Run<'_>, _logs: &Logs) -> Result<()> {
        (self.train, self.validation) = (None, None);
        Ok(())
    }
}
