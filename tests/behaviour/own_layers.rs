//! Layers that a user writes: arguments, several inputs, parameters, state.

use neurotype::layers::{Backward, Forward, Layer, Refusal, Rule};
use neurotype::outputs::Logits;
use neurotype::prelude::*;
use neurotype::{Scalar, Sizes};

/// Subtracts the running mean of each feature; a moving average, kept as state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Centre {
    momentum: f64,
}

impl Centre {
    pub(crate) const fn new() -> Self {
        Self { momentum: 0.9 }
    }

    pub(crate) const fn momentum(mut self, momentum: f64) -> Self {
        self.momentum = momentum;
        self
    }

    #[allow(clippy::unused_self, clippy::trivially_copy_pass_by_ref, reason = "a rule is a method of the layer")]
    pub(crate) const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0]).with("shift", inputs[0]).with_state("mean", inputs[0])
    }
}

impl<T: Scalar> Layer<T> for Centre {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let (shift, mean) = call.parameters.split_at(call.sizes.elements());
        for (index, output) in call.output.iter_mut().enumerate() {
            let feature = index / call.step;
            *output = call.inputs.get(0)[index] - mean[feature] + shift[feature];
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (x, gradient, step, samples) = (call.inputs.get(0), &*call.gradient, call.step, call.samples);
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_all(gradient);
        }
        if let Some(mut target) = call.weights.target() {
            target.put_each(|feature| gradient[feature * step..][..samples].iter().copied().sum());
        }
        if call.training {
            let momentum = T::from_f64(self.momentum);
            for (feature, mean) in call.weights.state().iter_mut().enumerate() {
                let sum: T = x[feature * step..][..samples].iter().copied().sum();
                *mean = momentum * *mean + (T::ONE - momentum) * sum / T::from_f64(samples as f64);
            }
        }
    }
}

/// `a` where `gate` is above 0, else `b`: three inputs, generic over the size of two of them.
#[derive(Clone, Copy, Debug)]
struct Choose<const N: usize>;

impl<const N: usize> Choose<N> {
    const fn new() -> Self {
        Self
    }

    #[allow(clippy::unused_self, clippy::trivially_copy_pass_by_ref, reason = "a rule is a method of the layer")]
    const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let shape = Sizes::new(&[N]);
        Rule::gives(shape).refuse_unless(
            inputs.len() == 3 && inputs[1].equals(shape) && inputs[2].equals(shape),
            Refusal::new("chooses between two values of ").sizes(shape),
        )
    }
}

impl<const N: usize, T: Scalar> Layer<T> for Choose<N> {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let [gate, a, b] = [0, 1, 2].map(|input| call.inputs.get(input));
        for (index, output) in call.output.iter_mut().enumerate() {
            *output = if gate[index % call.step] > T::ZERO { a[index] } else { b[index] };
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (gate, gradient, step) = (call.inputs.get(0), &*call.gradient, call.step);
        for (input, chosen) in [(1, true), (2, false)] {
            if let Some(mut target) = call.input_gradients.of(input) {
                target
                    .put_each(|index| if (gate[index % step] > T::ZERO) == chosen { gradient[index] } else { T::ZERO });
            }
        }
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_each(|_| T::ZERO);
        }
    }
}

network! { Centred(x: [3]) -> [3] { x -> Centre(momentum = 0.5) -> Dense(3, tanh) } }
network! {
    Chooser(gate: [1], x: [4]) -> [2] {
        let (a, b) = (x -> Dense(3, tanh), x -> Dense(3));
        (gate, a, b) -> Choose<3>() -> self::Centre() -> Dense(2)
    }
}

fn numbers<const N: usize>(samples: usize) -> Batch<shape![N], f64> {
    Batch::new((0..samples * N).map(|i| (i as f64 * 0.7).sin()).collect()).expect("whole samples")
}

#[test]
fn gradients_of_ones_own_layers_are_exact() {
    let (gate, x, y) = (numbers::<1>(7), numbers::<4>(7), numbers::<2>(7));
    let mut model = Chooser::<f64>::new(1).compile(Sgd::new(0.1), Mse, ());
    model.check_gradients((&gate, &x), &y).expect("exact gradients");
}

#[test]
fn state_follows_the_data_in_training_and_is_no_parameter() {
    let x = numbers::<3>(64).map(|number| number + 5.0);
    let mut network = Centred::<f64>::new(1);
    assert_eq!((Centred::PARAMETERS, Centred::TRAINABLE), (3 + 3 + 12, 3 + 12));
    assert_eq!(network.parameters()[3..6], [0.0; 3]);
    network.parameters_mut()[3] = 1.0;
    for optimizer_moves_nothing in [false, true] {
        let before = network.parameters().to_vec();
        let gradients = network.clone().compile(Sgd::new(0.1), Mse, ()).gradients(&x, &x).expect("data that fit");
        assert_eq!(gradients[3..6], [0.0; 3], "state has no gradient");
        let trained = if optimizer_moves_nothing {
            let mut model = network.clone().compile(Adam::new(0.01), Mse, ());
            model.fit(&x, &x).epochs(30).verbose(false).run().expect("data that fit");
            model.into_network()
        } else {
            let mut model = network.clone().compile(Sgd::new(0.01), Mse, ());
            model.fit(&x, &x).epochs(30).verbose(false).run().expect("data that fit");
            model.into_network()
        };
        for (mean, before) in trained.parameters()[3..6].iter().zip(&before[3..6]) {
            assert!((mean - 5.0).abs() < 0.3, "{mean} from {before}");
        }
        assert!(trained.predict(&x) == trained.predict(&x));
    }
}
