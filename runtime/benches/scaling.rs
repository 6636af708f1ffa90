//! `cargo bench --bench scaling`: what a sample costs as the work grows. Prints the tables of `docs/performance.md` and writes the
//! picture beside it, `docs/scaling.svg`.

use std::time::Instant;

use neurotype::prelude::*;
use plotters::prelude::*;

network! { Classifier(image: [784]) -> [10] { image -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax) } }
network! { Square<const W: usize>(x: [W]) -> [W] { x -> Dense(W, relu) -> Dense(W) } }
network! { One(x: [64]) -> [64] { x -> Dense(64, relu) } }
network! { Ten(x: [64]) -> [64] { x -> One -> One -> One -> One -> One -> One -> One -> One -> One -> One } }
network! { Fifty(x: [64]) -> [64] { x -> Ten -> Ten -> Ten -> Ten -> Ten } }
network! { TwoHundred(x: [64]) -> [64] { x -> Fifty -> Fifty -> Fifty -> Fifty } }

/// What grew, how large it was, and the microseconds of a sample with one thread and with two.
type Row = (usize, [f64; 2]);

/// Operations that a row trains on at least, so that short steps are repeated.
const WORK: usize = 2_000_000_000;

fn batch<S: neurotype::Shape>(samples: usize) -> Batch<S> {
    let numbers = (0..samples * S::SIZES.elements()).map(|index| ((index * 37 % 1009) as f32 / 1009.0).sin()).collect();
    Batch::new(numbers).expect("whole samples")
}

/// The best of five epochs with one thread and with two, in turns, in microseconds a sample.
fn timed(samples: usize, mut epoch: impl FnMut(usize)) -> [f64; 2] {
    let mut best = [f64::INFINITY; 2];
    for round in 0..6 {
        for (threads, best) in best.iter_mut().enumerate() {
            let begin = Instant::now();
            epoch(threads + 1);
            // The first round warms up.
            if round > 0 {
                *best = best.min(begin.elapsed().as_secs_f64() * 1e6 / samples as f64);
            }
        }
    }
    best
}

fn batch_size(batch_size: usize) -> Row {
    // Several steps of each size: the first of a run brings its memory into being.
    let samples = (WORK / (6 * 328_200)).max(8 * batch_size).next_multiple_of(batch_size);
    let x: Batch<shape![784]> = batch(samples);
    let y = Labels::new((0..samples).map(|sample| sample % 10)).expect("classes below 10");
    let mut model = Classifier::new(1).compile(Sgd::new(1e-3), SparseCategoricalCrossentropy, ());
    let times = timed(samples, |threads| {
        model.fit(&x, &y).batch_size(batch_size).threads(threads).verbose(false).run().expect("data that fit");
    });
    (batch_size, times)
}

fn width<const W: usize>() -> Row {
    let samples = (WORK / (12 * W * W)).clamp(32, 1 << 16).next_multiple_of(32);
    let (x, y): (Batch<neurotype::Rank1<W>>, Batch<neurotype::Rank1<W>>) = (batch(samples), batch(samples));
    let mut model = Square::<W>::new(1).compile(Sgd::new(1e-6), Mse, ());
    let times = timed(samples, |threads| {
        model.fit(&x, &y).threads(threads).verbose(false).run().expect("data that fit");
    });
    (W, times)
}

macro_rules! depth {
    ($network:ident, $depth:literal) => {{
        let samples = (WORK / (6 * 64 * 64 * $depth)).clamp(32, 1 << 15).next_multiple_of(32);
        let (x, y): (Batch<shape![64]>, Batch<shape![64]>) = (batch(samples), batch(samples));
        let mut model = $network::new(1).compile(Sgd::new(1e-6), Mse, ());
        let times = timed(samples, |threads| {
            model.fit(&x, &y).threads(threads).verbose(false).run().expect("data that fit");
        });
        ($depth, times)
    }};
}

fn print(title: &str, rows: &[Row], operations: impl Fn(usize) -> usize) {
    println!("| {title} | one thread | two threads | GFLOP/s, one thread |\n| --- | --- | --- | --- |");
    for (size, [one, two]) in rows {
        let speed = operations(*size) as f64 / one / 1e3;
        println!("| {size} | {one:.3} µs | {two:.3} µs | {speed:.0} |");
    }
    println!();
}

/// Three panels, logarithmic both ways.
fn draw(panels: &[(&str, &[Row])]) -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/scaling.svg");
    let root = SVGBackend::new(path, (1200, 420)).into_drawing_area();
    root.fill(&WHITE)?;
    for (area, (title, rows)) in root.split_evenly((1, panels.len())).iter().zip(panels) {
        let times = || rows.iter().flat_map(|(_, times)| *times);
        let (low, high) = (times().fold(f64::INFINITY, f64::min) / 1.5, times().fold(0.0, f64::max) * 1.5);
        let sizes = rows[0].0 as f64..rows[rows.len() - 1].0 as f64;
        let mut chart = ChartBuilder::on(area)
            .caption(*title, ("sans-serif", 18))
            .margin(12)
            .x_label_area_size(36)
            .y_label_area_size(56)
            .build_cartesian_2d(sizes.log_scale(), (low..high).log_scale())?;
        chart.configure_mesh().light_line_style(TRANSPARENT).y_desc("µs a sample").draw()?;
        for (threads, (color, name)) in [(BLUE, "one thread"), (RED, "two threads")].into_iter().enumerate() {
            let points = rows.iter().map(|(size, times)| (*size as f64, times[threads]));
            let line = chart.draw_series(LineSeries::new(points, color.stroke_width(2)))?;
            line.label(name).legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], color.stroke_width(2)));
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperMiddle)
            .background_style(WHITE)
            .border_style(BLACK.mix(0.3))
            .draw()?;
    }
    root.present()?;
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let batches: Vec<Row> = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192].map(batch_size).into();
    print("batch, 784-300-300-10", &batches, |_| 6 * 328_200 - 2 * 235_200);
    let widths = [
        width::<8>(),
        width::<16>(),
        width::<32>(),
        width::<64>(),
        width::<128>(),
        width::<256>(),
        width::<512>(),
        width::<1024>(),
        width::<2048>(),
        width::<4096>(),
    ];
    print("width, two layers, batch 32", &widths, |width| 10 * width * width);
    let depths = [depth!(One, 1), depth!(Ten, 10), depth!(Fifty, 50), depth!(TwoHundred, 200)];
    print("layers of 64, batch 32", &depths, |depth| 6 * 64 * 64 * depth - 2 * 64 * 64);
    draw(&[
        ("batch, 784-300-300-10", &batches),
        ("width, two layers, batch 32", &widths),
        ("layers of 64, batch 32", &depths),
    ])
}
