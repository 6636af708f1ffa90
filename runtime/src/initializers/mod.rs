//! Initializers: how parameters begin.

mod constant;
mod glorot_normal;
mod glorot_uniform;
mod he_normal;
mod he_uniform;
mod identity;
mod lecun_normal;
mod lecun_uniform;
mod ones;
mod orthogonal;
mod random_normal;
mod random_uniform;
mod truncated_normal;
mod unit_forget;
mod variance_scaling;
mod zeros;

pub use constant::Constant;
pub use glorot_normal::GlorotNormal;
pub use glorot_uniform::GlorotUniform;
pub use he_normal::HeNormal;
pub use he_uniform::HeUniform;
pub use identity::Identity;
pub use lecun_normal::LecunNormal;
pub use lecun_uniform::LecunUniform;
pub use ones::Ones;
pub use orthogonal::Orthogonal;
pub use random_normal::RandomNormal;
pub use random_uniform::RandomUniform;
pub use truncated_normal::TruncatedNormal;
pub use unit_forget::UnitForget;
pub use variance_scaling::{Distribution, Mode, VarianceScaling};
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
///
/// One of your own is written by its path, with what its `const fn new` takes: `kernel_initializer = my::Spread(0.5)`.
///
/// ```
/// use neurotype::initializers::{Fans, Initializer};
/// use neurotype::prelude::*;
/// use neurotype::random::Random;
///
/// /// 1, 2, 3, …, times a factor.
/// #[derive(Debug)]
/// pub struct Ramp(f64);
///
/// impl Ramp {
///     pub const fn new(factor: f64) -> Self { Self(factor) }
/// }
///
/// impl Initializer for Ramp {
///     fn fill(&self, _fans: Fans, numbers: &mut [f64], _random: &mut Random) {
///         (1_u16..).zip(numbers).for_each(|(place, number)| *number = self.0 * f64::from(place));
///     }
/// }
///
/// network! { pub Net(x: [1]) -> [2] { x -> Dense(2, bias_initializer = Ramp(0.5)) } }
/// assert_eq!(Net::new(42).dense().bias().as_slice(), [0.5, 1.0]);
/// ```
pub trait Initializer: Send + Sync + Debug {
    /// Writes the numbers of a tensor with these fans, for a kernel input after input: `inputs × outputs`.
    fn fill(&self, fans: Fans, numbers: &mut [f64], random: &mut Random);
}

/// From a normal distribution cut off at two standard deviations, widened so that what remains has the wanted one: as
/// Keras's variance scaling does.
fn widened_normal(deviation: f64, random: &mut Random) -> f64 {
    /// The standard deviation of a standard normal distribution cut off at ±2.
    const CUT: f64 = 0.879_625_661_034_239_8;
    normal_within_two(random) * deviation / CUT
}

/// From the standard normal distribution, drawn again where it lies beyond ±2.
fn normal_within_two(random: &mut Random) -> f64 {
    loop {
        let number = random.normal();
        if number.abs() <= 2.0 {
            return number;
        }
    }
}
