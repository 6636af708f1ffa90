//! `cargo bench --bench steps`: steps of training and predictions through the public API, beside the machine's peak measured in
//! the same run.
//!
//! A step is what `fit` does: shuffling and gathering the batch, forward, loss and metric, backward, update. The time of a
//! step is that of a `fit` of a few epochs, which checks the data once, divided by its steps. Rounds are interleaved, so that
//! drift hits every row alike; the median is quoted, with the best beside. Shares are of the peak of as many cores as the row uses.
//! For the large network the middle step is there as well: unlike the mean of a `fit`, and like the peak, it leaves out what the
//! machine does meanwhile.

use std::hint::black_box;
use std::process::{Child, Command};
use std::time::Instant;

use neurotype::callbacks::{Answer, Callback, Logs, Run};
use neurotype::kernels::{instruction_set, peak, set_threads, with_threads};
use neurotype::prelude::*;

network! { Classifier(image: [28, 28]) -> [10] { image -> Flatten -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax) } }
network! { Small(x: [8]) -> [1] { x -> Dense(30, relu) -> Dense(1) } }
network! {
    WideDeep(wide: [5], deep: [6]) -> (price: [1], aux: [1]) {
        layer hidden1 = Dense(30, relu);
        layer hidden2 = Dense(30, relu);
        let hidden = deep -> hidden1 -> hidden2;
        ((wide, hidden) -> Concat -> Dense(1), hidden -> Dense(1))
    }
}

/// Something to time: its name, how many threads it uses, the operations of one unit, and what runs some units.
struct Row {
    name: &'static str,
    threads: usize,
    flop: f64,
    run: Box<dyn FnMut() -> Timed>,
    timed: Vec<Timed>,
}

/// The seconds of a unit: of many the mean, and of the one in the middle where each was timed.
struct Timed {
    mean: f64,
    middle: Option<f64>,
}

impl Row {
    fn new(name: &'static str, threads: usize, flop: f64, run: impl FnMut() -> Timed + 'static) -> Self {
        Self { name, threads, flop, run: Box::new(run), timed: Vec::new() }
    }
}

/// Notes when steps end.
struct Laps<'a>(&'a mut Vec<Instant>);

impl Callback for Laps<'_> {
    fn on_train_batch_end(&mut self, _run: &mut Run<'_>, _logs: &Logs) -> neurotype::Result<Answer> {
        self.0.push(Instant::now());
        Ok(Answer::Continue)
    }
}

/// Steps in an epoch of the large network, whose data do not fit into a cache then, and of the small ones.
const STEPS: usize = 600;
const SMALL_STEPS: usize = 2_000;
/// Epochs of a `fit`.
const EPOCHS: usize = 5;
const BATCH: usize = 32;
const ROUNDS: usize = 15;

/// Three products for each weight and sample: forward, gradient of the input, gradient of the weight; the first layer's input
/// has no gradient.
fn training_flop(flops: usize, first_layer: usize) -> f64 {
    (BATCH * (3 * flops - 2 * first_layer)) as f64
}

fn numbers(count: usize) -> Vec<f32> {
    (0..count).map(|index| ((index * 37 % 1009) as f32 / 1009.0).sin()).collect()
}

fn batch<S: neurotype::Shape>(samples: usize) -> Batch<S> {
    Batch::new(numbers(samples * S::SIZES.elements())).expect("whole samples")
}

/// Seconds of one unit, of `units` that `work` does.
fn timed(units: usize, work: impl FnOnce()) -> Timed {
    let begin = Instant::now();
    work();
    Timed { mean: begin.elapsed().as_secs_f64() / units as f64, middle: None }
}

fn classifier_step(
    name: &'static str,
    optimizer: impl neurotype::optimizers::Optimizer + 'static,
    threads: usize,
) -> Row {
    let x: Batch<shape![28, 28]> = batch(STEPS * BATCH);
    let y = Labels::new((0..x.len()).map(|sample| sample % 10)).expect("classes below 10");
    let mut model = Classifier::new(1).compile(optimizer, SparseCategoricalCrossentropy, Accuracy);
    Row::new(name, threads, training_flop(Classifier::FLOPS, 784 * 300), move || {
        let mut ends = Vec::with_capacity(EPOCHS * STEPS);
        let all = timed(EPOCHS * STEPS, || {
            let fit = model.fit(&x, &y).epochs(EPOCHS).threads(threads).verbose(false).callback(Laps(&mut ends));
            drop(black_box(fit.run().expect("data that fit")));
        });
        let mut laps: Vec<f64> = ends.windows(2).map(|ends| (ends[1] - ends[0]).as_secs_f64()).collect();
        Timed { middle: Some(median(&mut laps)), ..all }
    })
}

fn small_step() -> Row {
    let (x, y): (Batch<shape![8]>, Batch<shape![1]>) = (batch(SMALL_STEPS * BATCH), batch(SMALL_STEPS * BATCH));
    let mut model = Small::new(1).compile(Sgd::new(1e-3), Mse, ());
    Row::new("step, 8-30-1", 1, training_flop(Small::FLOPS, 240), move || {
        timed(EPOCHS * SMALL_STEPS, || {
            drop(black_box(model.fit(&x, &y).epochs(EPOCHS).verbose(false).run().expect("data that fit")));
        })
    })
}

fn wide_deep_step() -> Row {
    let (wide, deep): (Batch<shape![5]>, Batch<shape![6]>) = (batch(SMALL_STEPS * BATCH), batch(SMALL_STEPS * BATCH));
    let y: Batch<shape![1]> = batch(SMALL_STEPS * BATCH);
    let mut model = WideDeep::new(1).compile(Sgd::new(1e-3), (Mse.weight(0.9), Mse.weight(0.1)), ());
    Row::new("step, wide & deep", 1, training_flop(WideDeep::FLOPS, 180 + 5), move || {
        timed(EPOCHS * SMALL_STEPS, || {
            drop(black_box(
                model.fit((&wide, &deep), (&y, &y)).epochs(EPOCHS).verbose(false).run().expect("data that fit"),
            ));
        })
    })
}

fn classifier_prediction(name: &'static str, threads: usize) -> Row {
    let (model, x) = (Classifier::new(1), batch::<shape![28, 28]>(1));
    Row::new(name, threads, Classifier::FLOPS as f64, move || {
        let predict = || drop(black_box(model.predict(black_box(&x))));
        with_threads(threads, || {
            // The first hires the helper.
            predict();
            timed(500, || (0..500).for_each(|_| predict()))
        })
    })
}

fn small_prediction() -> Row {
    let (model, x, mut y) = (Small::new(1), batch::<shape![8]>(1), batch::<shape![1]>(1));
    Row::new("one prediction, 8-30-1", 1, Small::FLOPS as f64, move || {
        timed(5_000, || {
            (0..5_000).for_each(|_| {
                model.predict_into(black_box(&x), &mut y);
                black_box(&y);
            });
        })
    })
}

fn bulk_prediction(name: &'static str, threads: usize) -> Row {
    let (model, x) = (Classifier::new(1), batch::<shape![28, 28]>(4_000));
    Row::new(name, threads, Classifier::FLOPS as f64, move || {
        set_threads(threads);
        let all = timed(4_000, || drop(black_box(model.predict(black_box(&x)))));
        set_threads(0);
        all
    })
}

/// A process that keeps a core busy; this program again, with an argument.
struct Busy(Child);

impl Busy {
    fn start() -> std::io::Result<Self> {
        Command::new(std::env::current_exe()?).arg(BUSY).spawn().map(Self)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const BUSY: &str = "--busy";

fn median(numbers: &mut [f64]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn print(rows: &[Row], peaks: [f64; 2]) {
    println!("{:34} {:>12} {:>12} {:>8} {:>14} {:>8}", "", "median", "best", "of peak", "middle step", "of peak");
    for row in rows {
        let share = |seconds: f64| 100.0 * row.flop / seconds / peaks[row.threads - 1];
        let mut means: Vec<f64> = row.timed.iter().map(|timed| timed.mean).collect();
        let mut middles: Vec<f64> = row.timed.iter().filter_map(|timed| timed.middle).collect();
        let mean = median(&mut means);
        print!("{:34} {:9.3} µs {:9.3} µs {:6.1} %", row.name, mean * 1e6, means[0] * 1e6, share(mean));
        if middles.is_empty() {
            println!();
        } else {
            let middle = median(&mut middles);
            println!(" {:11.3} µs {:6.1} %", middle * 1e6, share(middle));
        }
    }
}

fn main() {
    if std::env::args().any(|argument| argument == BUSY) {
        loop {
            std::hint::spin_loop();
        }
    }
    let mut rows = [
        classifier_step("step, 784-300-300-10", Sgd::new(0.01), 1),
        classifier_step("step, two threads", Sgd::new(0.01), 2),
        classifier_step("Adam step, 784-300-300-10", Adam::default(), 1),
        classifier_step("Adam step, two threads", Adam::default(), 2),
        small_step(),
        wide_deep_step(),
        classifier_prediction("one prediction, 784-300-300-10", 1),
        classifier_prediction("the same, two threads", 2),
        small_prediction(),
        bulk_prediction("one of 4,000 predictions", 1),
        bulk_prediction("the same, two threads", 2),
    ];
    let mut peaks = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (cores, peaks) in peaks.iter_mut().enumerate() {
            peaks.push(peak(cores + 1));
        }
        for row in &mut rows {
            let timed = (row.run)();
            row.timed.push(timed);
        }
    }
    let peaks = peaks.map(|mut peaks| median(&mut peaks));
    let [one, two] = peaks.map(|peak| peak / 1e9);
    println!(
        "{:?}, batch {BATCH}, f32; FMA peak of one core {one:.0} GFLOP/s, of two {two:.0}, measured between",
        instruction_set()
    );
    print(&rows, peaks);

    println!("\nbeside a process that keeps one core busy for each but one:");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let busy: Vec<Busy> = (1..cores).filter_map(|_| Busy::start().ok()).collect();
    let [one, two, ..] = &mut rows;
    for row in [&mut *one, &mut *two] {
        // The first second is left out: in it the team learns that it is not alone.
        let begin = Instant::now();
        while begin.elapsed().as_secs_f64() < 1.0 {
            (row.run)();
        }
        row.timed.clear();
        row.timed.extend((0..ROUNDS).map(|_| (row.run)()));
    }
    drop(busy);
    print(&rows[..2], peaks);
}
