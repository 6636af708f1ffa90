//! `StopOnCtrlC`: Ctrl-C ends the training, not the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::{Answer, Callback, Logs, Run};
use crate::error::{Error, Result};

/// Ctrl-C ends the training after the step under way, with the history so far and the model as it is then; of an epoch under way
/// nothing stands in the history. A second Ctrl-C, or one while nothing trains, ends the program as ever. Needs the crate's feature
/// `interrupt`.
///
/// [`BackupAndRestore`](super::BackupAndRestore) beside it writes where the training was, and the next `run` goes on there.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
/// let history = model.fit(&x, &y).epochs(5).verbose(false).callback(StopOnCtrlC::new()).run()?;
/// assert_eq!(history.epochs(), 5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct StopOnCtrlC {
    is_training: bool,
}

/// What the handler of the signal reads and writes.
struct Flags {
    /// Ctrl-C was pressed.
    pressed: Arc<AtomicBool>,
    /// The next one ends the program.
    ends: Arc<AtomicBool>,
}

/// Installed with the first training that asks for it.
fn flags() -> std::io::Result<&'static Flags> {
    /// What a program that Ctrl-C ended tells the shell.
    const ENDED_BY_SIGINT: i32 = 128 + SIGINT;
    static FLAGS: OnceLock<Flags> = OnceLock::new();
    if let Some(flags) = FLAGS.get() {
        return Ok(flags);
    }
    let flags = Flags { pressed: Arc::default(), ends: Arc::new(AtomicBool::new(true)) };
    // In this order: what is pressed now ends the program only if it was to end before.
    flag::register_conditional_shutdown(SIGINT, ENDED_BY_SIGINT, Arc::clone(&flags.ends))?;
    flag::register(SIGINT, Arc::clone(&flags.ends))?;
    flag::register(SIGINT, Arc::clone(&flags.pressed))?;
    Ok(FLAGS.get_or_init(|| flags))
}

impl StopOnCtrlC {
    /// Listens while a model trains.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn stop_listening(&mut self) {
        if let (true, Ok(flags)) = (self.is_training, flags()) {
            flags.ends.store(true, Ordering::Relaxed);
        }
        self.is_training = false;
    }
}

#[diagnostic::do_not_recommend]
impl Callback for StopOnCtrlC {
    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        let flags = flags().map_err(|error| Error::argument("callback", "`StopOnCtrlC`", &error.to_string()))?;
        flags.pressed.store(false, Ordering::Relaxed);
        flags.ends.store(false, Ordering::Relaxed);
        self.is_training = true;
        Ok(())
    }

    fn on_train_batch_end(&mut self, _run: &mut Run<'_>, _logs: &Logs) -> Result<Answer> {
        let pressed = flags().is_ok_and(|flags| flags.pressed.load(Ordering::Relaxed));
        Ok(if pressed { Answer::Interrupt } else { Answer::Continue })
    }

    fn on_train_end(&mut self, _run: &mut Run<'_>, _logs: &Logs) -> Result<()> {
        self.stop_listening();
        Ok(())
    }
}

/// An error may have ended the run before its end.
impl Drop for StopOnCtrlC {
    fn drop(&mut self) {
        self.stop_listening();
    }
}
