//! The history writes down every epoch.

use super::{Answer, Callback, Logs, Run, State};
use crate::error::{Error, Result};
use crate::training::History;

#[diagnostic::do_not_recommend]
impl Callback for History {
    fn state(&self) -> Result<State> {
        State::of(self)
    }

    fn restore(&mut self, state: &State) -> Result<()> {
        *self = state.get()?;
        let held = format!("{} numbers", self.names().count());
        if self.is_whole() { Ok(()) } else { Err(Error::argument("history", held, "they are not of as many epochs")) }
    }

    fn on_epoch_end(&mut self, _run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        self.push(logs);
        Ok(Answer::Continue)
    }
}
