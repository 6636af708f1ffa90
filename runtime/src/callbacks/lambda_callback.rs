//! `LambdaCallback`: closures as callbacks.

use std::fmt;

use super::{Answer, Callback, Logs, Run};
use crate::error::Result;

type Hook<'a> = Option<Box<dyn FnMut(&mut Run<'_>) + 'a>>;
type Report<'a> = Option<Box<dyn FnMut(&mut Run<'_>, &Logs) + 'a>>;
type Question<'a> = Option<Box<dyn FnMut(&mut Run<'_>, &mut Logs) -> Answer + 'a>>;

/// Calls closures at what happens in a run. Source: Keras 3, `keras.callbacks.LambdaCallback`.
///
/// ```
/// use neurotype::callbacks::{Answer, LambdaCallback};
///
/// let watch = LambdaCallback::new().on_epoch_end(|run, logs| {
///     println!("epoch {}: {:?}", run.epoch(), logs.get("loss"));
///     Answer::Continue
/// });
/// # let _ = watch;
/// ```
#[derive(Default)]
pub struct LambdaCallback<'a> {
    train_begin: Hook<'a>,
    train_end: Report<'a>,
    epoch_begin: Hook<'a>,
    epoch_end: Question<'a>,
    train_batch_begin: Hook<'a>,
    train_batch_end: Report<'a>,
    test_begin: Hook<'a>,
    test_end: Report<'a>,
}

impl<'a> LambdaCallback<'a> {
    /// With no closure yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// When training begins.
    #[must_use]
    pub fn on_train_begin(mut self, hook: impl FnMut(&mut Run<'_>) + 'a) -> Self {
        self.train_begin = Some(Box::new(hook));
        self
    }

    /// When training is over.
    #[must_use]
    pub fn on_train_end(mut self, hook: impl FnMut(&mut Run<'_>, &Logs) + 'a) -> Self {
        self.train_end = Some(Box::new(hook));
        self
    }

    /// When an epoch begins.
    #[must_use]
    pub fn on_epoch_begin(mut self, hook: impl FnMut(&mut Run<'_>) + 'a) -> Self {
        self.epoch_begin = Some(Box::new(hook));
        self
    }

    /// When an epoch is over; says whether training goes on.
    #[must_use]
    pub fn on_epoch_end(mut self, hook: impl FnMut(&mut Run<'_>, &mut Logs) -> Answer + 'a) -> Self {
        self.epoch_end = Some(Box::new(hook));
        self
    }

    /// When a step begins.
    #[must_use]
    pub fn on_train_batch_begin(mut self, hook: impl FnMut(&mut Run<'_>) + 'a) -> Self {
        self.train_batch_begin = Some(Box::new(hook));
        self
    }

    /// When a step is done.
    #[must_use]
    pub fn on_train_batch_end(mut self, hook: impl FnMut(&mut Run<'_>, &Logs) + 'a) -> Self {
        self.train_batch_end = Some(Box::new(hook));
        self
    }

    /// When validation begins, or an evaluation.
    #[must_use]
    pub fn on_test_begin(mut self, hook: impl FnMut(&mut Run<'_>) + 'a) -> Self {
        self.test_begin = Some(Box::new(hook));
        self
    }

    /// When it is over.
    #[must_use]
    pub fn on_test_end(mut self, hook: impl FnMut(&mut Run<'_>, &Logs) + 'a) -> Self {
        self.test_end = Some(Box::new(hook));
        self
    }
}

impl fmt::Debug for LambdaCallback<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LambdaCallback").finish_non_exhaustive()
    }
}

#[diagnostic::do_not_recommend]
impl Callback for LambdaCallback<'_> {
    fn on_train_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        self.train_begin.iter_mut().for_each(|hook| hook(run));
        Ok(())
    }

    fn on_train_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<()> {
        self.train_end.iter_mut().for_each(|hook| hook(run, logs));
        Ok(())
    }

    fn on_epoch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        self.epoch_begin.iter_mut().for_each(|hook| hook(run));
        Ok(())
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        Ok(self.epoch_end.as_mut().map_or(Answer::Continue, |hook| hook(run, logs)))
    }

    fn on_train_batch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        self.train_batch_begin.iter_mut().for_each(|hook| hook(run));
        Ok(())
    }

    fn on_train_batch_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<Answer> {
        self.train_batch_end.iter_mut().for_each(|hook| hook(run, logs));
        Ok(Answer::Continue)
    }

    fn on_test_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        self.test_begin.iter_mut().for_each(|hook| hook(run));
        Ok(())
    }

    fn on_test_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<()> {
        self.test_end.iter_mut().for_each(|hook| hook(run, logs));
        Ok(())
    }
}
