//! `predict`: outputs for new samples.

use super::BATCH_SIZE;
use super::step::Workbench;
use crate::data::Part;
use crate::network::Network;
use crate::random::{Purpose, Random};

/// The outputs for all samples that every input has, sample after sample, one vector for each output.
pub(crate) fn predict<N: Network>(network: &N, x: &[Part<'_, N::Scalar>]) -> Vec<Vec<N::Scalar>> {
    let samples = x.iter().map(Part::len).min().unwrap_or(0);
    let mut workbench = Workbench::new(N::GRAPH);
    let mut random = Random::new(0, Purpose::Layers);
    let mut outputs = vec![Vec::new(); N::GRAPH.outputs.len()];
    for (output, numbers) in N::GRAPH.outputs.iter().zip(&mut outputs) {
        numbers.reserve_exact(samples * N::GRAPH.values[output.value].sizes.elements());
    }
    let order: Vec<usize> = (0..samples).collect();
    for batch in order.chunks(BATCH_SIZE) {
        workbench.load_inputs(x, batch);
        workbench.forward(network, false, &mut random);
        workbench.unload(&mut outputs);
    }
    outputs
}
