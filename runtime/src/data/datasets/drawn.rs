//! Garments that the crate draws itself, for machines without data and without a network.

use super::Images;
use crate::data::{Batch, Dataset, Labels};
use crate::random::{Purpose, Random};

const SIDE: usize = 28;

/// `count` images of garments in the ten classes of [`FASHION_CLASSES`](super::FASHION_CLASSES), drawn with random place, size, cut,
/// brightness and noise, some dark on a light ground. The same seed gives the same images.
///
/// A linear model cannot tell a dark garment on a light ground from its opposite, so it does visibly worse than a network
/// with hidden layers.
///
/// ```
/// use neurotype::prelude::*;
///
/// let images = datasets::garments(100, 42);
/// assert_eq!((images.x.len(), images.y.len()), (100, 100));
/// assert!(images.x.as_slice().iter().all(|grey| (0.0..=1.0).contains(grey)));
/// ```
#[must_use]
pub fn garments(count: usize, seed: u64) -> Images {
    let mut random = Random::new(seed, Purpose::Data);
    let mut numbers = Vec::with_capacity(count * SIDE * SIDE);
    let mut classes = Vec::with_capacity(count);
    for _ in 0..count {
        let class = random.below(10);
        classes.push(class as u32);
        draw(class, &mut random, &mut numbers);
    }
    Dataset { x: Batch::of(numbers), y: Labels::of(classes) }
}

/// How one garment is cut and lit.
struct Cut {
    /// Middle of the garment and half its height, in pixels.
    place: (f64, f64),
    half: f64,
    /// Width against height.
    slim: f64,
    /// A length that the class uses as it likes (sleeves, legs, handle), from 0 to 1.
    length: f64,
}

fn draw(class: usize, random: &mut Random, numbers: &mut Vec<f32>) {
    let cut = Cut {
        place: (random.uniform(11.0, 17.0), random.uniform(12.0, 16.0)),
        half: random.uniform(8.5, 12.0),
        slim: random.uniform(0.8, 1.15),
        length: random.unit(),
    };
    let stripes = if random.unit() < 0.3 { random.uniform(0.8, 2.0) } else { 0.0 };
    let dark = random.unit() < 0.35;
    let (ground, cloth) = (random.uniform(0.0, 0.25), random.uniform(0.5, 1.0));
    let noise = random.uniform(0.03, 0.15);
    for row in 0..SIDE {
        for column in 0..SIDE {
            let x = (column as f64 + 0.5 - cut.place.0) / (cut.half * cut.slim);
            let y = (row as f64 + 0.5 - cut.place.1) / cut.half;
            let grey = if covers(class, x, y, cut.length) {
                cloth - 0.2 * (stripes * row as f64).sin().max(0.0)
            } else {
                ground
            };
            let grey = if dark { 1.0 - grey } else { grey } + noise * random.normal();
            numbers.push(grey.clamp(0.0, 1.0) as f32);
        }
    }
}

/// Whether the garment covers a point; `x` to the right and `y` down, each about −1 to 1.
fn covers(class: usize, x: f64, y: f64, length: f64) -> bool {
    let side = x.abs();
    let within = |low: f64, high: f64| (low..high).contains(&y);
    let body = |width: f64| side < width && within(-0.9, 0.9);
    let sleeve = |end: f64, width: f64| {
        let along = (side - 0.45) / 0.5;
        (0.0..1.0).contains(&along) && (y - (-0.75 + end * along)).abs() < width
    };
    let neck = side < 0.18 && within(-0.95, -0.75);
    match class {
        0 => (body(0.5) || sleeve(0.25 + 0.2 * length, 0.18)) && !neck,
        1 => side < 0.45 && within(-0.95, 0.95) && !(side < 0.06 + 0.12 * (y + 0.5).max(0.0) && y > -0.4),
        2 => body(0.5) || sleeve(1.3 + 0.2 * length, 0.2),
        3 => side < 0.22 + 0.2 * (y + 0.9) * (0.5 + length) && within(-0.95, 0.95) && !neck,
        4 => (body(0.55) || sleeve(1.4 + 0.2 * length, 0.2)) && side > 0.05,
        5 => {
            within(0.25, 0.4 + 0.1 * length) && side < 0.95
                || (y - 0.3 + (x * 3.0).sin() * 0.35).abs() < 0.09 && side < 0.9
        }
        6 => {
            (body(0.5) || sleeve(1.0 + 0.5 * length, 0.15))
                && !neck
                && !(side < 0.04 && y > -0.6 && (y * 9.0).sin() > 0.3)
        }
        7 => within(-0.1 - 0.25 * -(x + 0.6).clamp(-0.3, 0.9), 0.45) && side < 0.95 || within(0.3, 0.5) && side < 0.98,
        8 => {
            let radius = (x * x + (y + 0.2) * (y + 0.2)).sqrt();
            side < 0.85 && within(-0.2, 0.75) || (radius - 0.45 - 0.2 * length).abs() < 0.08 && y < -0.2
        }
        _ => {
            (-0.75..0.0).contains(&x) && within(-0.9 + 0.4 * length, 0.6)
                || side < 0.85 && within(0.05 + 0.3 * x.max(0.0), 0.6)
        }
    }
}
