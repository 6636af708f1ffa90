//! Weight decay, moving averages and clipping around an optimizer: within its loop or in loops of their own, the steps are the same.

use neurotype::optimizers::{Optimizer, Step};
use neurotype::prelude::*;
use neurotype::{Result, Scalar};

network! { Net(x: [90]) -> [4] { x -> Dense(400, tanh, kernel_regularizer = l1_l2(1e-4, 1e-4)) -> Dense(4) } }

/// An optimizer that does not say that it steps by [`Step::each`], so that what is around it takes loops of its own.
#[derive(Clone)]
struct Silent<O>(O);

impl<O: Optimizer> Optimizer for Silent<O> {
    fn check(&self) -> Result<()> {
        self.0.check()
    }

    fn slots(&self) -> usize {
        self.0.slots()
    }

    fn learning_rate(&self, steps: u64) -> f64 {
        self.0.learning_rate(steps)
    }

    fn set_learning_rate(&mut self, rate: f64) {
        self.0.set_learning_rate(rate);
    }

    fn is_elementwise(&self) -> bool {
        self.0.is_elementwise()
    }

    fn average_slot(&self) -> Option<usize> {
        self.0.average_slot()
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        assert!(!self.steps_by_each());
        self.0.step(step);
    }
}

/// The parameters after 7 steps of a network of 38,000 parameters, enough for several threads.
fn trained(optimizer: impl Optimizer, threads: usize) -> Vec<u32> {
    let x: Batch<shape![90]> =
        Batch::new((0..56 * 90).map(|i| (i as f32 * 0.37).sin()).collect()).expect("whole samples");
    let y: Batch<shape![4]> = Batch::new((0..56 * 4).map(|i| (i as f32 * 0.7).cos()).collect()).expect("whole samples");
    let mut model = Net::new(3).compile(optimizer, Mse, ());
    model.fit(&x, &y).batch_size(8).threads(threads).verbose(false).run().expect("data that fit");
    model.parameters().iter().map(|number| number.to_bits()).collect()
}

/// Checks that what is wrapped around an optimizer does the same to it, whether it steps by `each` or does not say so, on one thread and on more.
macro_rules! check {
    ($optimizer:expr, $($around:tt)+) => {
        let expected = trained(Silent($optimizer) $($around)+, 1);
        assert_ne!(expected, trained(Silent($optimizer), 1), "nothing happens alongside");
        for threads in [1, 2, 3] {
            assert_eq!(trained($optimizer $($around)+, threads), expected, "{threads} threads");
            assert_eq!(trained(Silent($optimizer) $($around)+, threads), expected, "{threads} threads, silent");
        }
    };
}

#[test]
fn weight_decay_within_the_loop_is_that_of_a_loop_before_it() {
    check!(Adam::new(0.01), .weight_decay(0.1));
    check!(Adam::new(0.01).amsgrad(true), .weight_decay(0.1).weight_decay(0.2));
    check!(Sgd::new(0.01), .weight_decay(0.1));
    check!(Ftrl::new(0.1), .weight_decay(0.1).exclude("bias"));
}

#[test]
fn a_moving_average_within_the_loop_is_that_of_a_loop_behind_it() {
    check!(Sgd::new(0.05).momentum(0.9), .ema(0.5).overwrite_frequency(2));
    check!(RmsProp::new(0.01), .ema(0.5).overwrite_frequency(3).ema(0.25).overwrite_frequency(2));
    check!(Nadam::new(0.01), .weight_decay(0.3).ema(0.75).overwrite_frequency(2));
    check!(Lion::new(0.01), .ema(0.75).overwrite_frequency(2).weight_decay(0.3));
}

#[test]
fn what_is_clipped_or_gathered_is_the_same_on_any_number_of_threads() {
    check!(Adam::new(0.01), .clip_value(1e-4).weight_decay(0.1));
    check!(Adam::new(0.01), .weight_decay(0.1).clip_norm(1e-3));
    check!(Adagrad::new(0.01), .global_clip_norm(1e-3).ema(0.5).overwrite_frequency(3));
    check!(Adamax::new(0.01), .weight_decay(0.1).accumulate(2).ema(0.5).overwrite_frequency(4));
    check!(Lamb::new(0.01), .weight_decay(0.1).ema(0.5).overwrite_frequency(2));
    check!(Adafactor::new(0.01), .weight_decay(0.1));
}
