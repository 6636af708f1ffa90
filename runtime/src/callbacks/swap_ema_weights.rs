//! `SwapEmaWeights`: judged, saved and used with the averaged weights, trained with the others.

use super::{Answer, Callback, Logs, Run};
use crate::error::{Error, Result};

/// Exchanges the parameters with their moving average while the model is judged or predicts: at the beginning of validation, of
/// `evaluate_with` and of `predict_with`, and back at their ends.
///
/// With [`swap_on_epoch`](Self::swap_on_epoch) they are exchanged at the end of each epoch and back at the beginning of the next, so that
/// callbacks behind this one save the averaged model. The optimizer must keep an average: [`Averaged`](crate::optimizers::Averaged).
/// When training has come to its end the model takes the average in any case, as in Keras. Default: not on epochs. Source: Keras 3,
/// `keras.callbacks.SwapEMAWeights`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.1).ema(0.9), Mse, ());
/// model.fit(&x, &y).epochs(50).validation(&x, &y).verbose(false).callback(SwapEmaWeights::new()).run()?;
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct SwapEmaWeights {
    swap_on_epoch: bool,
    #[serde(skip)]
    is_swapped: bool,
}

impl SwapEmaWeights {
    /// Around validation, evaluation and predictions.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether they are exchanged from the end of one epoch to the beginning of the next; default `false`.
    #[must_use]
    pub fn swap_on_epoch(mut self, swap_on_epoch: bool) -> Self {
        self.swap_on_epoch = swap_on_epoch;
        self
    }

    fn swap(&mut self, run: &mut Run<'_>, to_average: bool) -> Result<()> {
        if self.is_swapped == to_average {
            return Ok(());
        }
        if !run.swap_average() && run.iterations() > 0 {
            let held = "`SwapEmaWeights`";
            return Err(Error::argument(
                "callback",
                held,
                "the optimizer keeps no average: write `Adam::default().ema(0.99)`",
            ));
        }
        self.is_swapped = to_average;
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl Callback for SwapEmaWeights {
    fn state(&self) -> Result<super::State> {
        super::State::of(&self.is_swapped)
    }

    fn restore(&mut self, state: &super::State) -> Result<()> {
        self.is_swapped = state.get()?;
        Ok(())
    }

    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        self.is_swapped = false;
        Ok(())
    }

    fn on_epoch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        self.swap(run, false)
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, _logs: &mut Logs) -> Result<Answer> {
        if self.swap_on_epoch {
            self.swap(run, true)?;
        }
        Ok(Answer::Continue)
    }

    fn on_train_end(&mut self, run: &mut Run<'_>, _logs: &Logs) -> Result<()> {
        self.swap(run, false)
    }

    fn on_test_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        if self.swap_on_epoch { Ok(()) } else { self.swap(run, true) }
    }

    fn on_test_end(&mut self, run: &mut Run<'_>, _logs: &Logs) -> Result<()> {
        if self.swap_on_epoch { Ok(()) } else { self.swap(run, false) }
    }

    fn on_predict_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        if self.swap_on_epoch { Ok(()) } else { self.swap(run, true) }
    }

    fn on_predict_end(&mut self, run: &mut Run<'_>) -> Result<()> {
        if self.swap_on_epoch { Ok(()) } else { self.swap(run, false) }
    }
}
