//! The progress bar: samples, time a step, loss and metrics; on a terminal a bar, elsewhere one line an epoch.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::{Callback, Run};
use crate::training::Logs;

/// Shows an epoch's progress on standard output.
#[derive(Debug, Default)]
pub(crate) struct ProgressBar {
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

impl Callback for ProgressBar {
    fn on_epoch_begin(&mut self, run: &Run) {
        self.begin = Some(Instant::now());
        #[cfg(feature = "progress")]
        {
            self.bar = Bar::on_terminal(run);
        }
        let _ = run;
    }

    fn on_train_batch_end(&mut self, run: &Run, logs: Logs<'_>) {
        #[cfg(feature = "progress")]
        if let (Some(bar), Some(begin)) = (&mut self.bar, self.begin)
            && bar.at.elapsed() >= PAUSE
        {
            bar.at = Instant::now();
            bar.drawn.set_position(run.seen as u64);
            bar.drawn.set_message(numbers(begin.elapsed(), run, logs));
        }
        let _ = (run, logs);
    }

    fn on_epoch_end(&mut self, run: &Run, logs: Logs<'_>) {
        #[cfg(feature = "progress")]
        if let Some(bar) = self.bar.take() {
            bar.drawn.finish_and_clear();
        }
        let elapsed = self.begin.map_or(Duration::ZERO, |begin| begin.elapsed());
        println!("Epoch {}/{} - {}", run.epoch, run.epochs, numbers(elapsed, run, logs));
    }
}

#[cfg(feature = "progress")]
impl Bar {
    fn on_terminal(run: &Run) -> Option<Self> {
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
fn numbers(elapsed: Duration, run: &Run, logs: Logs<'_>) -> String {
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
        let run = Run { epochs: 30, epoch: 1, step: 1719, samples: 55_000, seen: 55_000 };
        let names = ["loss".to_owned(), "accuracy".to_owned(), "val_loss".to_owned()];
        let logs = Logs { names: &names, numbers: &[0.71582, 0.7641, 0.000_212] };
        let text = numbers(Duration::from_millis(1074), &run, logs);
        assert_eq!(
            text,
            "55000/55000 samples - 1.1s - 624.8µs/step - loss: 0.7158 - accuracy: 0.7641 - val_loss: 2.1200e-4"
        );
    }
}
