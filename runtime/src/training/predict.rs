//! `predict`: outputs for new samples.

use std::ops::Range;
use std::sync::Mutex;
use std::thread;

use smallvec::SmallVec;

use super::step::Workbench;
use crate::data::Part;
use crate::kernels;
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shapes;

/// Samples that go through the network together: enough to fill the registers, few enough to stay in the caches.
const CHUNK: usize = 64;

/// Operations that are worth starting a thread for, which takes about 50 microseconds.
const WORTH_A_THREAD: usize = 1 << 25;

/// What the outputs of some samples are written to, one place for each output.
type Places<'a, T> = SmallVec<[&'a mut [T]; 4]>;

/// Writes the outputs for all samples that every input has, sample after sample.
pub(crate) fn predict<N: Network>(
    network: &N,
    x: &[Part<'_, N::Scalar>],
    y: &mut <N::Outputs as Shapes>::Batches<N::Scalar>,
) {
    let samples = x.iter().map(Part::len).min().unwrap_or(0);
    let mut vectors = N::Outputs::vectors(y);
    for (output, vector) in N::GRAPH.outputs.iter().zip(&mut vectors) {
        let length = samples * N::GRAPH.values[output.value].sizes.elements();
        // A length that has just been written would be waited for.
        if vector.len() != length {
            vector.resize(length, N::Scalar::ZERO);
        }
    }
    if let ([vector], 0..=CHUNK) = (vectors.as_mut_slice(), samples) {
        // A few samples for one output, the least work there is, need no lists of places.
        return N::Scalar::lend(|workbench| {
            if samples > 0 {
                run(workbench, network, x, 0..samples, &mut [vector.as_mut_slice()]);
            }
        });
    }
    let work = samples.saturating_mul(N::FLOPS) / WORTH_A_THREAD;
    let threads = if work == 0 { 1 } else { kernels::threads().min(1 + work).min(samples.div_ceil(CHUNK)) };
    if threads > 1 {
        return share(network, x, (samples, threads), &mut vectors);
    }
    let mut rest: Places<'_, N::Scalar> = vectors.iter_mut().map(|vector| vector.as_mut_slice()).collect();
    N::Scalar::lend(|workbench| {
        for start in (0..samples).step_by(CHUNK) {
            let range = start..(start + CHUNK).min(samples);
            if range.len() == samples {
                return run(workbench, network, x, range, &mut rest);
            }
            let mut places = next_places::<N>(&mut rest, range.len());
            run(workbench, network, x, range, &mut places);
        }
    });
}

/// Writes the outputs for a few neighbouring samples behind those that are there, at most a chunk.
pub(super) fn predict_part<N: Network>(
    network: &N,
    x: &[Part<'_, N::Scalar>],
    range: Range<usize>,
    y: &mut <N::Outputs as Shapes>::Batches<N::Scalar>,
) {
    let mut vectors = N::Outputs::vectors(y);
    let outputs = N::GRAPH.outputs.iter().zip(&mut vectors);
    let places = outputs.map(|(output, vector)| {
        let start = vector.len();
        vector.resize(start + range.len() * N::GRAPH.values[output.value].sizes.elements(), N::Scalar::ZERO);
        &mut vector[start..]
    });
    let mut places: Places<'_, N::Scalar> = places.collect();
    N::Scalar::lend(|workbench| run(workbench, network, x, range, &mut places));
}

/// Cuts the places of so many samples off the front.
fn next_places<'a, N: Network>(rest: &mut Places<'a, N::Scalar>, samples: usize) -> Places<'a, N::Scalar> {
    let outputs = N::GRAPH.outputs.iter().zip(rest);
    let places = outputs.map(|(output, rest)| {
        let count = samples * N::GRAPH.values[output.value].sizes.elements();
        let (place, behind) = std::mem::take(rest).split_at_mut(count);
        *rest = behind;
        place
    });
    places.collect()
}

/// Several threads take chunk after chunk, each as it comes free, so that a slow one holds nobody up for long.
fn share<N: Network>(
    network: &N,
    x: &[Part<'_, N::Scalar>],
    (samples, threads): (usize, usize),
    vectors: &mut [&mut Vec<N::Scalar>],
) {
    let rest: Places<'_, N::Scalar> = vectors.iter_mut().map(|vector| vector.as_mut_slice()).collect();
    let queue = Mutex::new((0, rest));
    let next = || {
        let mut queue = queue.lock().ok()?;
        let (start, rest) = &mut *queue;
        let range = *start..(*start + CHUNK).min(samples);
        *start = range.end;
        (!range.is_empty()).then(|| (range.clone(), next_places::<N>(rest, range.len())))
    };
    let serve = || {
        N::Scalar::lend(|workbench| {
            while let Some((range, mut places)) = next() {
                run(workbench, network, x, range, &mut places);
            }
        });
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Where the system gives no more threads, those that there are do the work.
            if thread::Builder::new().spawn_scoped(scope, serve).is_err() {
                break;
            }
        }
        serve();
    });
}

/// Some neighbouring samples, at most a chunk of them.
fn run<N: Network>(
    workbench: &mut Workbench<N::Scalar>,
    network: &N,
    x: &[Part<'_, N::Scalar>],
    range: Range<usize>,
    places: &mut [&mut [N::Scalar]],
) {
    workbench.turn_to(N::GRAPH);
    if range.len() == 1 {
        workbench.load_inputs(x, &[range.start]);
    } else {
        let order: [usize; CHUNK] = std::array::from_fn(|place| range.start + place);
        workbench.load_inputs(x, &order[..range.len()]);
    }
    workbench.predict(network);
    workbench.unload(places);
}
