//! The progress bar: samples, time a step, loss and metrics; on a terminal a bar, elsewhere one line an epoch.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::{Answer, Callback, Logs, Run};
use crate::error::Result;
use crate::training::Position;

/// Shows an epoch's progress on standard output: on a terminal a bar, elsewhere one line an epoch, with loss and metrics. It is there
/// unless [`verbose(false)`](crate::Fit::verbose) is asked for. Source: Keras 3, `keras.callbacks.ProgbarLogger`.
#[derive(Debug, Default)]
pub struct ProgressBar {
    begin: Option<Instant>,
    #[cfg(feature = "progress")]
    bar: Option<Bar>,
}

/// A bar on a terminal, and when it was last drawn.
#[cfg(feature = "progress")]
#[derive(Debug)]
struct Bar {
    drawn: indicatif::ProgressBar,
    at: Instant,
}

/// How often a bar is drawn.
#[cfg(feature = "progress")]
const PAUSE: Duration = Duration::from_millis(50);

impl ProgressBar {
    /// One that waits for an epoch.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[diagnostic::do_not_recommend]
impl Callback for ProgressBar {
    fn on_epoch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        self.begin = Some(Instant::now());
        #[cfg(feature = "progress")]
        {
            self.bar = Bar::on_terminal(run.at);
        }
        let _ = run;
        Ok(())
    }

    fn on_train_batch_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<Answer> {
        #[cfg(feature = "progress")]
        if let (Some(bar), Some(begin)) = (&mut self.bar, self.begin)
            && bar.at.elapsed() >= PAUSE
        {
            bar.at = Instant::now();
            bar.drawn.set_position(run.at.seen as u64);
            bar.drawn.set_message(numbers(begin.elapsed(), run.at, logs));
        }
        let _ = (run, logs);
        Ok(Answer::Continue)
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        #[cfg(feature = "progress")]
        if let Some(bar) = self.bar.take() {
            bar.drawn.finish_and_clear();
        }
        let elapsed = self.begin.map_or(Duration::ZERO, |begin| begin.elapsed());
        println!("Epoch {}/{} - {}", run.at.epoch, run.at.epochs, numbers(elapsed, run.at, logs));
        Ok(Answer::Continue)
    }
}

#[cfg(feature = "progress")]
impl Bar {
    fn on_terminal(run: &Position) -> Option<Self> {
        use std::io::IsTerminal;

        use indicatif::{ProgressDrawTarget, ProgressStyle};

        if !std::io::stdout().is_terminal() {
            return None;
        }
        let template = format!("Epoch {}/{} {{bar:24}} {{wide_msg}}", run.epoch, run.epochs);
        let style = ProgressStyle::with_template(&template).ok()?.progress_chars("━╸ ");
        let drawn = indicatif::ProgressBar::with_draw_target(Some(run.samples as u64), ProgressDrawTarget::stdout());
        drawn.set_style(style);
        Some(Self { drawn, at: Instant::now() })
    }
}

/// `55000/55000 samples - 1.1s - 624.8µs/step - loss: 0.7158 - accuracy: 0.7641`.
fn numbers(elapsed: Duration, run: &Position, logs: &Logs) -> String {
    let mut text = format!(
        "{}/{} samples - {:.1}s - {}/step",
        run.seen,
        run.samples,
        elapsed.as_secs_f64(),
        short(elapsed.as_secs_f64() / run.step.max(1) as f64)
    );
    for (name, number) in logs.iter() {
        let small = number != 0.0 && number.abs() < 1e-3;
        // A `String` takes whatever is written to it.
        let _ = if small { write!(text, " - {name}: {number:.4e}") } else { write!(text, " - {name}: {number:.4}") };
    }
    text
}

/// Seconds with a unit that fits.
fn short(seconds: f64) -> String {
    match seconds {
        1.0.. => format!("{seconds:.1}s"),
        1e-3.. => format!("{:.2}ms", seconds * 1e3),
        _ => format!("{:.1}µs", seconds * 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_steps_time_loss_and_metrics() {
        let run = Position { epochs: 30, epoch: 1, step: 1719, samples: 55_000, seen: 55_000, ..Position::default() };
        let logs = [("loss", 0.71582), ("accuracy", 0.7641), ("val_loss", 0.000_212)].into_iter().collect();
        let text = numbers(Duration::from_millis(1074), &run, &logs);
        assert_eq!(
            text,
            "55000/55000 samples - 1.1s - 624.8µs/step - loss: 0.7158 - accuracy: 0.7641 - val_loss: 2.1200e-4"
        );
    }
}
