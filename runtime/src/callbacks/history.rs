//! The history writes down every epoch.

use super::{Callback, Run};
use crate::training::{History, Logs};

impl Callback for History {
    fn on_epoch_end(&mut self, _run: &Run, logs: Logs<'_>) {
        self.push(logs);
    }
}
