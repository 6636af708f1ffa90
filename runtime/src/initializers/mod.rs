//! Initializers: how parameters begin.

mod glorot_normal;
mod glorot_uniform;
mod he_normal;
mod he_uniform;
mod ones;
mod orthogonal;
mod unit_forget;
mod zeros;

pub use glorot_normal::GlorotNormal;
pub use glorot_uniform::GlorotUniform;
pub use he_normal::HeNormal;
pub use he_uniform::HeUniform;
pub use ones::Ones;
pub use orthogonal::Orthogonal;
pub use unit_forget::UnitForget;
pub use zeros::Zeros;

use std::fmt::Debug;

use crate::random::Random;

/// How many numbers flow into and out of a unit's tensor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fans {
    /// Inputs.
    pub inputs: usize,
    /// Outputs.
    pub outputs: usize,
}

/// Draws initial parameters.
pub trait Initializer: Send + Sync + Debug {
    /// Writes the numbers of a tensor with these fans, for a kernel input after input: `inputs × outputs`.
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random);
}

/// From a normal distribution cut off at two standard deviations, widened so that what remains has the wanted one: as
/// Keras's variance scaling does.
fn truncated_normal(deviation: f64, random: &mut Random) -> f64 {
    /// The standard deviation of a standard normal distribution cut off at ±2.
    const CUT: f64 = 0.879_625_661_034_239_8;
    loop {
        let number = random.normal();
        if number.abs() <= 2.0 {
            return number * deviation / CUT;
        }
    }
}
