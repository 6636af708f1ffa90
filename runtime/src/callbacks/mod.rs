//! Callbacks: what looks on while a model trains. History and progress are callbacks like others.

mod history;
mod progress_bar;

pub(crate) use progress_bar::ProgressBar;

use crate::training::Logs;

/// Where a run of training is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// How many epochs there will be.
    pub(crate) epochs: usize,
    /// The epoch, from 1.
    pub(crate) epoch: usize,
    /// The step in the epoch, from 1.
    pub(crate) step: usize,
    /// How many samples an epoch has.
    pub(crate) samples: usize,
    /// How many of them the epoch has seen.
    pub(crate) seen: usize,
}

/// Is told what happens in a run, under Keras's names.
pub(crate) trait Callback {
    /// An epoch begins.
    fn on_epoch_begin(&mut self, _run: &Run) {}

    /// A step is done; the numbers are means over the epoch so far.
    fn on_train_batch_end(&mut self, _run: &Run, _logs: Logs<'_>) {}

    /// An epoch is over, validation included.
    fn on_epoch_end(&mut self, _run: &Run, _logs: Logs<'_>) {}
}
