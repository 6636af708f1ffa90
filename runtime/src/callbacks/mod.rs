//! Callbacks: what looks on while a model trains, and steps in. History and progress are callbacks like others.
//!
//! A callback is told what happens, under Keras's names, and answers whether training goes on. It reads and changes the model through the
//! [`Run`] that it is given. One of one's own is an `impl Callback` with the hooks that it needs:
//!
//! ```
//! use neurotype::callbacks::{Answer, Logs, Run};
//! use neurotype::prelude::*;
//!
//! /// Stops as soon as the loss is small enough.
//! struct GoodEnough(f64);
//!
//! impl Callback for GoodEnough {
//!     fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> neurotype::Result<Answer> {
//!         println!("epoch {} at a learning rate of {}", run.epoch(), run.learning_rate());
//!         Ok(if logs.get("loss").is_some_and(|loss| loss < self.0) { Answer::Stop } else { Answer::Continue })
//!     }
//! }
//!
//! network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
//! let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
//! let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
//! let history = model.fit(&x, &y).epochs(1000).verbose(false).callback(GoodEnough(1e-3)).run()?;
//! assert!(history.epochs() < 1000);
//! # Ok::<(), neurotype::Error>(())
//! ```

mod backup_and_restore;
mod csv_logger;
mod early_stopping;
mod history;
mod lambda_callback;
mod learning_rate_scheduler;
mod model_checkpoint;
mod monitor;
mod pattern;
mod progress_bar;
mod reduce_lr_on_plateau;
#[cfg(feature = "remote")]
mod remote_monitor;
mod state;
#[cfg(feature = "interrupt")]
mod stop_on_ctrl_c;
mod swap_ema_weights;
mod tensorboard;
mod terminate_on_nan;

pub use crate::training::{Logs, Run};
pub use backup_and_restore::BackupAndRestore;
pub use csv_logger::CsvLogger;
pub use early_stopping::EarlyStopping;
pub use lambda_callback::LambdaCallback;
pub use learning_rate_scheduler::LearningRateScheduler;
pub use model_checkpoint::ModelCheckpoint;
pub use monitor::Mode;
pub(crate) use monitor::{Monitor, allow_name};
pub use progress_bar::ProgressBar;
pub use reduce_lr_on_plateau::ReduceLROnPlateau;
#[cfg(feature = "remote")]
pub use remote_monitor::RemoteMonitor;
pub use state::State;
#[cfg(feature = "interrupt")]
pub use stop_on_ctrl_c::StopOnCtrlC;
pub use swap_ema_weights::SwapEmaWeights;
pub use tensorboard::TensorBoard;
pub use terminate_on_nan::TerminateOnNaN;

use std::path::Path;

use crate::error::{Error, Result};

/// Whether training goes on.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It does.
    Continue,
    /// The epoch is closed (validation, `on_epoch_end`), and training ends.
    Stop,
    /// Training ends at once; of an epoch under way nothing stands in the history.
    Interrupt,
}

/// When a callback writes a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Every {
    /// At the end of each epoch.
    Epoch,
    /// After each so many steps, counted on from one epoch to the next.
    Steps(usize),
}

impl Every {
    /// Refuses 0 steps.
    fn check(self) -> Result<()> {
        let Self::Steps(0) = self else { return Ok(()) };
        Err(Error::argument("save_freq", "Steps(0)", "it must be at least 1 step"))
    }

    /// Counts a step; whether it is time.
    fn is_due(self, counted: &mut usize) -> bool {
        let Self::Steps(steps) = self else { return false };
        *counted = counted.saturating_add(1);
        let due = *counted >= steps;
        if due {
            *counted = 0;
        }
        due
    }
}

/// Is told what happens in a run, under Keras's names; every hook does nothing unless it is written.
///
/// An error that a hook gives ends the run and is what `run` gives; the model stays as it is then.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no callback",
    label = "give one such as `EarlyStopping::new()`, each by a `.callback(…)` of its own; put a closure into a `LambdaCallback`, or implement `Callback`"
)]
pub trait Callback {
    /// What it is called where callbacks are compared: its type.
    fn name(&self) -> &'static str {
        std::any::type_name::<Self>()
    }

    /// Before the first epoch: refuses settings that cannot work. `names` are the numbers that each epoch will have.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] with the setting and what is allowed.
    fn check(&self, names: &[String]) -> Result<()> {
        let _ = names;
        Ok(())
    }

    /// Names of numbers that it adds to those of an epoch.
    fn adds(&self) -> &[&str] {
        &[]
    }

    /// What it must remember for a run to go on as if it had not been interrupted; default nothing.
    ///
    /// # Errors
    ///
    /// If it cannot be stored.
    fn state(&self) -> Result<State> {
        Ok(State::default())
    }

    /// Takes back what [`state`](Self::state) gave; after `on_train_begin` of a run that goes on with an earlier one.
    ///
    /// # Errors
    ///
    /// If the state is not its own.
    fn restore(&mut self, state: &State) -> Result<()> {
        let _ = state;
        Ok(())
    }

    /// The file of a run that this one shall go on with, if there is one.
    fn resumes_from(&self) -> Option<&Path> {
        None
    }

    /// Training begins.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_train_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// Training is over; the numbers are those of the last epoch.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_train_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<()> {
        let _ = (run, logs);
        Ok(())
    }

    /// An epoch begins.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_epoch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// An epoch is over, validation included.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        let _ = (run, logs);
        Ok(Answer::Continue)
    }

    /// A step begins.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    #[doc(alias = "on_batch_begin")]
    fn on_train_batch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// A step is done; the numbers are means over the epoch so far, without validation.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    #[doc(alias = "on_batch_end")]
    fn on_train_batch_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<Answer> {
        let _ = (run, logs);
        Ok(Answer::Continue)
    }

    /// Validation begins, or an [`evaluate_with`](crate::Compiled::evaluate_with).
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_test_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// It is over; the numbers are its own, without `val_`.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_test_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<()> {
        let _ = (run, logs);
        Ok(())
    }

    /// A batch of it begins.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_test_batch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// A batch of it is done; the numbers are means so far.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_test_batch_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<()> {
        let _ = (run, logs);
        Ok(())
    }

    /// A [`predict_with`](crate::Compiled::predict_with) begins.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_predict_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// It is over.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_predict_end(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// A batch of it begins.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_predict_batch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }

    /// A batch of it is done.
    ///
    /// # Errors
    ///
    /// Whatever shall end the run.
    fn on_predict_batch_end(&mut self, run: &mut Run<'_>) -> Result<()> {
        let _ = run;
        Ok(())
    }
}

macro_rules! forwarded {
    ($($hook:ident($($logs:ident: $kind:ty)?) -> $answer:ty;)+) => {
        /// A callback that is still the caller's when the run is over: `.callback(&mut early_stopping)`.
        #[diagnostic::do_not_recommend]
        impl<C: Callback + ?Sized> Callback for &mut C {
            fn name(&self) -> &'static str {
                (**self).name()
            }

            fn check(&self, names: &[String]) -> Result<()> {
                (**self).check(names)
            }

            fn adds(&self) -> &[&str] {
                (**self).adds()
            }

            fn state(&self) -> Result<State> {
                (**self).state()
            }

            fn restore(&mut self, state: &State) -> Result<()> {
                (**self).restore(state)
            }

            fn resumes_from(&self) -> Option<&Path> {
                (**self).resumes_from()
            }
            $(
                fn $hook(&mut self, run: &mut Run<'_>$(, $logs: $kind)?) -> Result<$answer> {
                    (**self).$hook(run$(, $logs)?)
                }
            )+
        }
    };
}
forwarded! {
    on_train_begin() -> ();
    on_train_end(logs: &Logs) -> ();
    on_epoch_begin() -> ();
    on_epoch_end(logs: &mut Logs) -> Answer;
    on_train_batch_begin() -> ();
    on_train_batch_end(logs: &Logs) -> Answer;
    on_test_begin() -> ();
    on_test_end(logs: &Logs) -> ();
    on_test_batch_begin() -> ();
    on_test_batch_end(logs: &Logs) -> ();
    on_predict_begin() -> ();
    on_predict_end() -> ();
    on_predict_batch_begin() -> ();
    on_predict_batch_end() -> ();
}
