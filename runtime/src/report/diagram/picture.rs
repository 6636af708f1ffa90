//! A diagram as a picture.

use std::fmt::Write;

use super::layout::{Layout, Point, lay_out};
use super::{Arrow, Diagram};
use crate::report::summary::{blocks_around, title};

/// Pixels of a letter on average, and of a line.
const LETTER: Point = (7.5, 17.0);

/// How far beside the middle of a box an arrow goes back.
const ASIDE: f64 = 10.0;

impl Diagram {
    /// The text of an SVG file.
    pub(super) fn picture(self) -> String {
        let shown: Vec<usize> = self.shown().collect();
        let place = |value: usize| shown.binary_search(&value).ok();
        let mut labels: Vec<String> = shown.iter().map(|index| self.label(*index)).collect();
        let mut arrows: Vec<Arrow> = Vec::new();
        for Arrow { from, to, is_back } in self.arrows() {
            arrows.extend(place(from).zip(place(to)).map(|(from, to)| Arrow { from, to, is_back }));
        }
        for (name, value) in self.outputs() {
            arrows.extend(place(value).map(|from| Arrow { from, to: labels.len(), is_back: false }));
            labels.push(name.to_owned());
        }
        let sizes: Vec<Point> = labels.iter().map(|label| size(label)).collect();
        // An arrow that goes back is laid out like one that does not.
        let down: Vec<(usize, usize)> =
            arrows.iter().map(|Arrow { from, to, .. }| (*from.min(to), *from.max(to))).collect();
        let layout = lay_out(&sizes, &down);
        let boxes = sizes.iter().zip(&layout.middles).zip(&labels).enumerate();
        let boxes = boxes.map(|(index, ((size, middle), label))| draw_box(label, *size, *middle, index < shown.len()));
        let arrows = arrows.iter().zip(&layout.paths).map(|(arrow, path)| draw_arrow(path, arrow.is_back));
        frame(&layout, &arrows.chain(boxes).collect::<String>())
    }

    /// What stands in a box: what it is, its shape, and the loops and branches around it.
    fn label(self, index: usize) -> String {
        let value = &self.graph.values[index];
        let around = blocks_around(self.graph, value.block);
        let around = around.iter().map(|block| self.graph.blocks[*block].written.to_owned());
        [title(self.graph, index), value.sizes.to_string()].into_iter().chain(around).collect::<Vec<_>>().join("\n")
    }
}

fn size(label: &str) -> Point {
    let letters = label.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    ((letters + 2) as f64 * LETTER.0, (label.lines().count() as f64 + 0.6) * LETTER.1)
}

fn frame(layout: &Layout, content: &str) -> String {
    let (width, height) = layout.size;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"sans-serif\" font-size=\"13\" text-anchor=\"middle\" fill=\"none\" stroke=\"#333\">\n\
         <defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">\
         <path d=\"M0 0 L10 5 L0 10 z\" fill=\"#333\" stroke=\"none\"/></marker></defs>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\" stroke=\"none\"/>\n{content}</svg>\n"
    )
}

/// A label, in a box if it is a value and not the name of an output.
fn draw_box(label: &str, (width, height): Point, (x, y): Point, is_value: bool) -> String {
    let (left, top) = (x - width / 2.0, y - height / 2.0);
    let mut drawn = String::new();
    if is_value {
        let place = format!("x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"");
        _ = writeln!(drawn, "<rect {place} rx=\"4\" fill=\"#eef3fa\"/>");
    }
    for (line, text) in label.lines().enumerate() {
        let baseline = top + (line as f64 + 1.05) * LETTER.1;
        _ = writeln!(
            drawn,
            "<text x=\"{x:.1}\" y=\"{baseline:.1}\" fill=\"#111\" stroke=\"none\">{}</text>",
            escaped(text)
        );
    }
    drawn
}

/// A curve through the points, with a tip where it ends; one that goes back is dashed, and goes through them the other way, a little aside.
fn draw_arrow(path: &[Point], is_back: bool) -> String {
    let mut points: Vec<Point> = path.iter().map(|(x, y)| (if is_back { x + ASIDE } else { *x }, *y)).collect();
    if is_back {
        points.reverse();
    }
    let mut curve = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        _ = match index.checked_sub(1).map(|before| points[before]) {
            None => write!(curve, "M{x:.1} {y:.1}"),
            Some(before) => {
                let middle = f64::midpoint(before.1, *y);
                write!(curve, " C{:.1} {middle:.1} {x:.1} {middle:.1} {x:.1} {y:.1}", before.0)
            }
        };
    }
    let dashes = if is_back { " stroke-dasharray=\"5 4\"" } else { "" };
    format!("<path d=\"{curve}\"{dashes} marker-end=\"url(#tip)\"/>\n")
}

/// Text as XML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
