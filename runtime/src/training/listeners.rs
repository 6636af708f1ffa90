//! The callbacks of a run, told one after the other.

use std::path::PathBuf;

use super::history::History;
use super::logs::Logs;
use super::run::{Position, Run, Trainee};
use super::short_name;
use crate::callbacks::{Answer, Callback, ProgressBar, State};
use crate::error::{Error, Result};

/// The user's callbacks in their order, then the progress bar, then the history.
pub(super) struct Listeners<'run> {
    callbacks: Vec<Box<dyn Callback + 'run>>,
    progress: Option<ProgressBar>,
    history: History,
    /// What a callback asked for.
    backup: Option<PathBuf>,
}

impl<'run> Listeners<'run> {
    pub(super) fn new(callbacks: Vec<Box<dyn Callback + 'run>>, verbose: bool) -> Self {
        let progress = verbose.then(ProgressBar::new);
        Self { callbacks, progress, history: History::default(), backup: None }
    }

    /// Refuses callbacks that cannot work with the numbers that an epoch has.
    pub(super) fn check(&self, mut names: Vec<String>) -> Result<()> {
        for name in self.callbacks.iter().flat_map(|callback| callback.adds()) {
            if !names.iter().any(|known| known == name) {
                names.push((*name).to_owned());
            }
        }
        self.callbacks.iter().try_for_each(|callback| callback.check(&names))
    }

    /// Tells all of them; gives the gravest answer.
    pub(super) fn ask(
        &mut self,
        at: &Position,
        trainee: &mut dyn Trainee,
        mut hook: impl FnMut(&mut dyn Callback, &mut Run<'_>) -> Result<Answer>,
    ) -> Result<Answer> {
        let mut run = Run { at, trainee, backup: &mut self.backup };
        let mut gravest = Answer::Continue;
        for callback in &mut self.callbacks {
            gravest = gravest.max(hook(callback.as_mut(), &mut run)?);
        }
        if let Some(progress) = &mut self.progress {
            gravest = gravest.max(hook(progress, &mut run)?);
        }
        Ok(gravest.max(hook(&mut self.history, &mut run)?))
    }

    /// Tells all of them something that has no answer.
    pub(super) fn tell(
        &mut self,
        at: &Position,
        trainee: &mut dyn Trainee,
        mut hook: impl FnMut(&mut dyn Callback, &mut Run<'_>) -> Result<()>,
    ) -> Result<()> {
        let told = self.ask(at, trainee, |callback, run| hook(callback, run).map(|()| Answer::Continue));
        told.map(|_| ())
    }

    /// Where a callback asked for a backup since the last time.
    pub(super) fn wanted_backup(&mut self) -> Option<PathBuf> {
        self.backup.take()
    }

    /// The file of the run to go on with, if there is one.
    pub(super) fn resumes_from(&self) -> Option<PathBuf> {
        self.callbacks.iter().find_map(|callback| callback.resumes_from()).map(std::path::Path::to_owned)
    }

    /// The names and states of all of them but the progress bar, which may be another in a run that goes on.
    pub(super) fn states(&self) -> Result<Vec<(String, State)>> {
        let history: &dyn Callback = &self.history;
        let all = self.callbacks.iter().map(|callback| &**callback as &dyn Callback).chain([history]);
        all.map(|callback| Ok((callback.name().to_owned(), callback.state()?))).collect()
    }

    /// Gives them back their states.
    pub(super) fn restore(&mut self, states: &[(String, State)]) -> Result<()> {
        let here: Vec<&str> = self.callbacks.iter().map(|callback| callback.name()).collect();
        let there = states.iter().map(|(name, _)| name.as_str()).take(states.len().saturating_sub(1));
        if !there.clone().eq(here.iter().copied()) {
            let list = |names: &mut dyn Iterator<Item = &str>| names.map(short_name).collect::<Vec<_>>().join(", ");
            let (held, wanted) = (list(&mut here.into_iter()), list(&mut { there }));
            return Err(Error::argument(
                "callback",
                format!("[{held}]"),
                &format!("the run to go on with had [{wanted}]; give the same ones in the same order"),
            ));
        }
        for (callback, (_, state)) in self.callbacks.iter_mut().zip(states) {
            callback.restore(state)?;
        }
        states.last().map_or(Ok(()), |(_, state)| self.history.restore(state))
    }

    /// The numbers of the last epoch.
    pub(super) fn last_logs(&self) -> Logs {
        self.history.last_logs()
    }

    pub(super) fn into_history(self) -> History {
        self.history
    }
}
