//! `TerminateOnNaN`: ends a training that has lost its way.

use super::{Answer, Callback, Logs, Run};
use crate::error::Result;
use crate::plain::plain;

/// Stops after the step in which the loss became NaN or infinite, with the history so far. Without it that is
/// [`Error::LossNotFinite`](crate::Error::LossNotFinite). Source: Keras 3, `keras.callbacks.TerminateOnNaN`.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct TerminateOnNaN;

plain!(TerminateOnNaN);

#[diagnostic::do_not_recommend]
impl Callback for TerminateOnNaN {
    fn on_train_batch_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<Answer> {
        let loss = logs.get("loss").unwrap_or_default();
        if loss.is_finite() {
            return Ok(Answer::Continue);
        }
        println!("Epoch {}, step {}: the loss became {loss}, training ends", run.epoch(), run.step());
        Ok(Answer::Stop)
    }
}
