//! Gradients against differences.

use super::Parts;
use super::compile::{Compiled, Truths};
use super::evaluate::evaluate;
use super::logs::names;
use super::step::Workbench;
use crate::data::Part;
use crate::error::{Error, Result};
use crate::graph::TensorPlace;
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::scalar::Scalar;

/// Scalars fine enough for differences: those of `f32` are mostly rounding.
#[diagnostic::on_unimplemented(
    message = "gradients of a model of `{Self}` cannot be compared with differences",
    label = "its numbers are too coarse; make the model and its data of `f64`, as in `Net::<f64>::new(42)`"
)]
pub trait Fine: Scalar {}

impl Fine for f64 {}

/// How far a parameter is moved to both sides.
const STEP: f64 = 1e-6;
/// How far a gradient may be from the difference, relative to the larger of the two.
const RELATIVE: f64 = 1e-6;
/// Below this share of the largest gradient, differences are rounding: errors are measured against it.
const FLOOR: f64 = 1e-2;

/// Compares each gradient with the central difference of the loss of `(x, y)`.
pub(super) fn check_gradients<N: Network, O, L, M>(
    model: &mut Compiled<N, O, L, M>,
    gradients: &[N::Scalar],
    (x, y): (Parts<'_, '_, N::Scalar>, Parts<'_, '_, N::Scalar>),
) -> Result<()>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    let samples = x.first().map_or(0, Part::len);
    let largest = gradients.iter().fold(0.0_f64, |largest, gradient| largest.max(gradient.to_f64().abs()));
    let mut workbench = Workbench::new(N::GRAPH);
    let mut results = vec![0.0; names(N::GRAPH, &N::Kinds::names(&model.metrics)).len()];
    for TensorPlace { path, place, .. } in N::GRAPH.trained_tensors(model.frozen()) {
        for (index, parameter) in place.enumerate() {
            let middle = model.parameters()[parameter];
            let mut at = |number: N::Scalar| {
                model.parameters_mut()[parameter] = number;
                evaluate(model, &mut workbench, (x, y, &[]), (samples, samples), &mut results);
                results[0]
            };
            let step = N::Scalar::from_f64(STEP);
            let difference = (at(middle + step) - at(middle - step)) / (2.0 * STEP);
            at(middle);
            let gradient = gradients[parameter].to_f64();
            let scale = difference.abs().max(gradient.abs()).max(FLOOR * largest);
            let error = (gradient - difference).abs();
            if error.is_nan() || error > RELATIVE * scale {
                return Err(Error::GradientsDiffer { parameter: format!("{path}[{index}]"), gradient, difference });
            }
        }
    }
    Ok(())
}
