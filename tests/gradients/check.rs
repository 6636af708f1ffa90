//! The comparison that all of them share.

use neurotype::losses::TrainedBy;
use neurotype::metrics::WatchedBy;
use neurotype::prelude::*;
use neurotype::random::{Purpose, Random};
use neurotype::{Compiled, Shape};

/// Samples of random numbers between −1 and 1.
pub(crate) fn random_batch<S: Shape>(samples: usize, seed: u64) -> Batch<S, f64> {
    let mut random = Random::new(seed, Purpose::Data);
    let numbers = (0..samples * S::SIZES.elements()).map(|_| random.uniform(-1.0, 1.0)).collect();
    Batch::new(numbers).expect("whole samples")
}

/// The same, mapped to between 0.05 and 0.95: targets that are probabilities.
pub(crate) fn random_shares<S: Shape>(samples: usize, seed: u64) -> Batch<S, f64> {
    random_batch(samples, seed).map(|number| 0.5 + 0.45 * number)
}

/// Compares all gradients with central differences of the loss. `loss` must evaluate the model on the data that the
/// gradients belong to.
pub(crate) fn check<N, O, L, M>(
    model: &mut Compiled<N, O, L, M>,
    gradients: &[f64],
    loss: impl Fn(&Compiled<N, O, L, M>) -> f64,
) where
    N: Network<Scalar = f64>,
    N::Kinds: TrainedBy<L, N::Outputs>,
    N::Kinds: WatchedBy<M, <N::Kinds as TrainedBy<L, N::Outputs>>::Targets>,
{
    const STEP: f64 = 1e-6;
    const RELATIVE: f64 = 1e-6;
    assert_eq!(gradients.len(), model.parameters().len());
    assert!(gradients.iter().any(|gradient| *gradient != 0.0), "no gradient at all");
    let scale = gradients.iter().fold(0.0_f64, |largest, gradient| largest.max(gradient.abs()));
    let trainable = N::GRAPH.all_tensors().into_iter().filter(|(_, tensor, _)| tensor.trainable);
    let trainable: Vec<usize> = trainable.flat_map(|(.., place)| place).collect();
    for (index, gradient) in gradients.iter().enumerate().filter(|(index, _)| trainable.contains(index)) {
        let middle = model.parameters()[index];
        let mut at = |number: f64| {
            model.parameters_mut()[index] = number;
            loss(model)
        };
        let difference = (at(middle + STEP) - at(middle - STEP)) / (2.0 * STEP);
        at(middle);
        let error = (gradient - difference).abs() / difference.abs().max(1e-2 * scale);
        assert!(error < RELATIVE, "parameter {index}: gradient {gradient}, difference {difference}");
    }
}

/// Declares a test of one network: its body, the shapes of its inputs and of its output, a loss and targets.
macro_rules! gradient_test {
    ($name:ident, ($($input:ident: [$($size:tt),+]),+) -> [$($out:tt),+] { $($body:tt)+ }, $loss:expr, $target:expr) => {
        #[test]
        fn $name() {
            neurotype::network! { Net($($input: [$($size),+]),+) -> [$($out),+] { $($body)+ } }
            // 1: a single sample; 5: a ragged register; 17: two registers.
            for samples in [1, 5, 17] {
                $(let $input = crate::gradients::check::random_batch::<neurotype::shape![$($size),+]>(samples, stringify!($input).len() as u64);)+
                let target = $target(samples);
                let mut model = Net::<f64>::new(7).compile(Sgd::new(0.1), $loss, ());
                // Biases begin as zeros, where relu has its kink.
                for (index, parameter) in model.parameters_mut().iter_mut().enumerate() {
                    *parameter += 0.05 * (index as f64 * 0.7 + 0.3).sin();
                }
                let gradients = model.gradients(($(&$input),+), &target).expect("data that fit");
                crate::gradients::check::check(&mut model, &gradients, |model| model.evaluate(($(&$input),+), &target).expect("data that fit").loss());
            }
        }
    };
}
pub(crate) use gradient_test;
