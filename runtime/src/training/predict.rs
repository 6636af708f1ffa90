//! `predict`: outputs for new samples.

use std::ops::Range;
use std::sync::Mutex;

use smallvec::SmallVec;

use super::pass_flop;
use super::step::Workbench;
use crate::data::Part;
use crate::kernels::{self, StepKind};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shapes;

/// Samples that go through the network together: enough to fill the registers, few enough to stay in the caches.
const CHUNK: usize = 64;

/// About as many where the weights of a layer outgrow the second cache, so that they come from far away for each chunk anew; and operations for a sample
/// from which on a layer is such.
const LARGE_CHUNK: usize = 256;
const LARGE: usize = 1 << 22;

/// How many of so many samples go through a network together.
fn chunk<N: Network>(samples: usize, threads: usize) -> usize {
    let share = samples.div_ceil(threads);
    if const { N::GRAPH.largest_layer() < LARGE } || share <= CHUNK {
        return CHUNK;
    }
    // Few large chunks are divided evenly.
    let chunks = share.div_ceil(LARGE_CHUNK);
    share.div_ceil(chunks).next_multiple_of(CHUNK / 2)
}

/// Operations of several chunks that are worth sharing among threads: some microseconds for each of two.
const WORTH_SHARING: usize = 1 << 20;

/// Operations for a sample from which on a pass is worth timing, to find how many threads are best for it.
const WORTH_PACING: usize = 1 << 16;

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
        // New memory is zeros as it comes, without a pass over it. A length is only written where it changes: it would be waited for.
        if vector.capacity() < length {
            **vector = vec![N::Scalar::ZERO; length];
        } else if vector.len() != length {
            vector.resize(length, N::Scalar::ZERO);
        }
    }
    let flop = pass_flop::<N>(samples);
    kernels::with_threads_for(flop, || {
        if let ([vector], 0..=CHUNK) = (vectors.as_mut_slice(), samples) {
            // A few samples for one output, the least work there is, need no lists of places.
            return N::Scalar::lend(|workbench| {
                if samples > 0 {
                    run(workbench, network, x, 0..samples, &mut [vector.as_mut_slice()]);
                }
            });
        }
        let mut rest: Places<'_, N::Scalar> = vectors.iter_mut().map(|vector| vector.as_mut_slice()).collect();
        // Of fewer chunks than threads, the products are shared.
        let threads = kernels::crew_size();
        let chunk = chunk::<N>(samples, threads);
        if threads > 1 && samples.div_ceil(chunk) >= threads && flop >= WORTH_SHARING {
            return share(network, x, (samples, chunk), rest);
        }
        N::Scalar::lend(|workbench| {
            for start in (0..samples).step_by(chunk) {
                let range = start..(start + chunk).min(samples);
                if range.len() == samples {
                    return run(workbench, network, x, range, &mut rest);
                }
                let mut places = next_places::<N>(&mut rest, range.len());
                run(workbench, network, x, range, &mut places);
            }
        });
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
    (samples, chunk): (usize, usize),
    rest: Places<'_, N::Scalar>,
) {
    let queue = Mutex::new((0, rest));
    let next = || {
        let mut queue = queue.lock().ok()?;
        let (start, rest) = &mut *queue;
        let range = *start..(*start + chunk).min(samples);
        *start = range.end;
        (!range.is_empty()).then(|| (range.clone(), next_places::<N>(rest, range.len())))
    };
    kernels::on_each_thread(&|| {
        N::Scalar::lend(|workbench| {
            while let Some((range, mut places)) = next() {
                run(workbench, network, x, range, &mut places);
            }
        });
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
        workbench.load_inputs::<N>(x, &[range.start]);
    } else {
        let order: SmallVec<[usize; CHUNK]> = range.clone().collect();
        workbench.load_inputs::<N>(x, &order);
    }
    if N::FLOPS < WORTH_PACING {
        workbench.predict(network);
    } else {
        kernels::pace(StepKind::of(N::GRAPH, false, range.len()), || workbench.predict(network));
    }
    workbench.unload::<N>(places);
}
