//! `history.plot(…)`: the learning curves of a run as a picture.

use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;

use crate::error::{Error, Result};
use crate::storage;
use crate::training::History;

/// A panel's width and height in pixels.
const PANEL: (u32, u32) = (480, 320);

/// Epochs up to which each one gets a dot on its curve.
const FEW: usize = 50;

/// Larger numbers have no place on an axis: plotters counts its ticks without end.
const MOST: f64 = 1e100;

/// What training gave, and what validation did: two colours that colour-blind people tell apart, too.
const LINES: [(&str, &str, RGBColor); 2] =
    [("", "training", RGBColor(31, 119, 180)), ("val_", "validation", RGBColor(255, 127, 14))];

impl History {
    /// Draws the curves as an SVG file: a panel for each number, `loss` and `val_loss` in one, over the epochs from 1. An epoch that has not a number, or
    /// has one that is not finite or above 10¹⁰⁰, is left out of its curve. The file is written whole or not at all.
    ///
    /// # Errors
    ///
    /// If no epoch is there, if the name does not end in `.svg`, or if the file cannot be written.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
    /// # let path = std::env::temp_dir().join(format!("neurotype-curves-{}.svg", std::process::id()));
    /// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
    /// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
    /// let history = model.fit(&x, &y).epochs(20).validation(&x, &y).verbose(false).run()?;
    /// history.plot(&path)?;
    /// # std::fs::remove_file(&path).unwrap();
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    pub fn plot(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        if self.epochs() == 0 {
            return Err(Error::argument("history", "empty", "a curve needs at least one epoch"));
        }
        if path.extension().is_none_or(|extension| extension != "svg") {
            let allowed = "curves are drawn as SVG, which every browser shows; the name must end in `.svg`";
            return Err(Error::argument("path", path.display(), allowed));
        }
        let picture = draw(self).map_err(|problem| Error::contents(path, problem))?;
        storage::write(path, picture.as_bytes())
    }
}

/// The numbers that have a panel each: those of training, and what only validation has.
fn panels(history: &History) -> Vec<&str> {
    let mut panels = Vec::new();
    for name in history.names() {
        let name = name.strip_prefix("val_").unwrap_or(name);
        if !panels.contains(&name) {
            panels.push(name);
        }
    }
    panels
}

fn draw(history: &History) -> Result<String, String> {
    let panels = panels(history);
    let across = panels.len().min(2);
    let down = panels.len().div_ceil(2);
    let mut picture = String::new();
    {
        let size = (PANEL.0 * across as u32, PANEL.1 * down as u32);
        let root = SVGBackend::with_string(&mut picture, size).into_drawing_area();
        let areas = root.split_evenly((down, across));
        root.fill(&WHITE)
            .and_then(|()| panels.iter().zip(&areas).try_for_each(|(name, area)| draw_panel(history, name, area)))
            .and_then(|()| root.present())
            .map_err(|error| error.to_string())?;
    }
    Ok(picture)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = std::result::Result<(), DrawingAreaErrorKind<<SVGBackend<'static> as DrawingBackend>::ErrorType>>;

fn draw_panel(history: &History, name: &str, area: &Area<'_>) -> Drawn {
    let curves = LINES.map(|(prefix, ..)| points(history, &format!("{prefix}{name}")));
    let range = range(curves.iter().flatten().map(|(_, number)| *number));
    // Where the curves do not end.
    let middle = f64::midpoint(range.start, range.end);
    let ends_high = curves.iter().filter_map(|curve| curve.last()).any(|(_, number)| *number > middle);
    let corner = if ends_high { SeriesLabelPosition::LowerRight } else { SeriesLabelPosition::UpperRight };
    let mut chart = ChartBuilder::on(area)
        .caption(name, ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(36)
        .y_label_area_size(56)
        .build_cartesian_2d(1..history.epochs().max(2), range)?;
    chart.configure_mesh().light_line_style(TRANSPARENT).x_desc("epoch").x_labels(8).y_labels(6).draw()?;
    for ((_, label, color), curve) in LINES.into_iter().zip(curves) {
        if curve.is_empty() {
            continue;
        }
        if history.epochs() <= FEW {
            chart.draw_series(curve.iter().map(|point| Circle::new(*point, 2, color.filled())))?;
        }
        let line = chart.draw_series(LineSeries::new(curve, color.stroke_width(2)))?;
        line.label(label).legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], color.stroke_width(2)));
    }
    let mut labels = chart.configure_series_labels();
    labels.position(corner).background_style(WHITE.mix(0.8)).border_style(BLACK.mix(0.3));
    labels.draw()
}

/// A curve's points, those that can be drawn.
fn points(history: &History, name: &str) -> Vec<(usize, f64)> {
    let numbers = history.get(name).unwrap_or_default();
    (1..).zip(numbers.iter().copied()).filter(|(_, number)| number.abs() <= MOST).collect()
}

/// From a little below the least number to a little above the largest.
fn range(numbers: impl Iterator<Item = f64>) -> std::ops::Range<f64> {
    let (low, high) =
        numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)));
    if low > high {
        return 0.0..1.0;
    }
    // A flat curve lies in the middle; one that is flat but for rounding has ticks that can be told apart.
    let size = low.abs().max(high.abs());
    let margin = (0.05 * (high - low)).max(if low == high { 0.1 } else { 1e-6 } * size).max(1.0 / MOST);
    low - margin..high + margin
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::Logs;

    fn history(names: &[&str], epochs: &[&[f64]]) -> History {
        let mut history = History::default();
        for numbers in epochs {
            let logs: Logs = names.iter().copied().zip(numbers.iter().copied()).collect();
            history.push(&logs);
        }
        history
    }

    fn drawn(history: &History) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("curves.svg");
        history.plot(&path).expect("a picture");
        std::fs::read_to_string(path).expect("the picture")
    }

    /// How many lines of a colour there are.
    fn lines(picture: &str, color: &str) -> usize {
        picture.lines().filter(|line| line.starts_with("<polyline") && line.contains(color)).count()
    }

    #[test]
    fn a_number_and_that_of_validation_share_a_panel() {
        let names = ["loss", "accuracy", "val_loss", "val_accuracy"];
        let picture = drawn(&history(&names, &[&[0.9, 0.5, 1.0, 0.4], &[0.5, 0.7, 0.6, 0.6]]));
        assert!(picture.starts_with("<svg width=\"960\" height=\"320\""), "{picture}");
        for word in ["loss", "accuracy", "epoch", "training", "validation"] {
            assert!(picture.lines().any(|line| line == word), "{word}: {picture}");
        }
        // A curve each, and its sign in the legend.
        assert_eq!([lines(&picture, "#1F77B4"), lines(&picture, "#FF7F0E")], [4, 4]);
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out_of_its_curve() {
        let picture = drawn(&history(&["loss", "val_loss"], &[&[0.9, f64::NAN], &[f64::INFINITY, 1.0], &[0.5, 2.0]]));
        assert_eq!(picture.matches("<circle").count(), 4);
        let picture = drawn(&history(&["loss", "val_loss"], &[&[f64::NAN, 1.0]]));
        assert_eq!([lines(&picture, "#1F77B4"), lines(&picture, "#FF7F0E")], [0, 2]);
        drawn(&history(&["loss"], &[&[f64::NAN]]));
    }

    #[test]
    fn numbers_of_any_size_have_a_panel() {
        let next = 1.0_f64.next_up();
        for numbers in [
            [0.0, 0.0],
            [1.0, next],
            [-3.0, -3.0],
            [-MOST, MOST],
            [MOST, MOST],
            [5e-324, 1e-323],
            [1e90, 1e90_f64.next_up()],
            [1e-30, 1e30],
        ] {
            let picture = drawn(&history(&["loss"], &[&numbers[..1], &numbers[1..]]));
            assert_eq!(lines(&picture, "#1F77B4"), 2, "{numbers:?}");
        }
        let picture = drawn(&history(&["loss"], &[&[1.0], &[f64::MAX], &[f64::MIN], &[2.0]]));
        assert_eq!(picture.matches("<circle").count(), 2);
    }

    #[test]
    fn no_epoch_and_another_kind_of_file_are_refused() {
        let message = History::default().plot("curves.svg").expect_err("no epoch").to_string();
        assert!(message.contains("at least one epoch"), "{message}");
        let message = history(&["loss"], &[&[1.0]]).plot("curves.png").expect_err("no SVG").to_string();
        assert!(message.contains("curves.png") && message.contains(".svg"), "{message}");
    }
}
