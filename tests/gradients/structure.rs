//! Networks within networks, loops, branches, expressions, recurrent layers: each gradient against differences.

use neurotype::prelude::*;

use super::check::{check, gradient_test, random_batch};

network! { Encoder(x: [4]) -> [3] { x -> Dense(5, tanh) -> Dense(3, tanh) } }
network! { Split(x: [4]) -> (a: [2], b: [3]) { let h = x -> Dense(4, tanh); (h -> Dense(2), h -> Dense(3, tanh)) } }
network! { Residual<Block>(x: [4]) -> [4] { x + (x -> Block -> Dense(4, tanh)) } }
network! { Merge<const A: usize, const B: usize>(a: [A], b: [B]) -> [4] { (a, b) -> Concat -> Dense(4, tanh) } }
network! {
    Turns(x: [4], depth: usize = 2, wide: bool = false) -> [4] {
        layer cell = Dense(4, tanh);
        let mut h = x;
        for _ in 0..depth { h = h -> cell; }
        if wide { h = h -> Dense(6, tanh) -> Dense(4); } else { h = 0.5 * h; }
        h
    }
}

macro_rules! of_shape {
    ($($size:tt),+) => { |samples| random_batch::<shape![$($size),+]>(samples, 9) };
}

gradient_test!(a_network_as_a_layer, (x: [4]) -> [1] { x -> Encoder -> Dense(1) }, Mse, of_shape!(1));
gradient_test!(
    a_network_used_twice_shares_its_weights,
    (a: [4], b: [4]) -> [1] {
        layer tower = Encoder;
        (a -> tower) * (b -> tower) -> Dense(1)
    },
    Mse,
    of_shape!(1)
);
gradient_test!(
    two_networks_of_one_kind_have_weights_of_their_own,
    (x: [4]) -> [3] { (x -> Encoder) + (x -> Encoder) },
    Mse,
    of_shape!(3)
);
gradient_test!(networks_in_networks, (x: [4]) -> [4] { x -> Residual<Residual<Encoder>> -> Residual<Split1> }, Mse, of_shape!(4));
network! { Split1(x: [4]) -> [3] { let (_, b) = x -> Split; b } }
gradient_test!(
    both_outputs_of_a_network,
    (x: [4]) -> [1] {
        let (a, b) = x -> Split;
        (b, a, x) -> Concat -> Dense(1)
    },
    Mse,
    of_shape!(1)
);
gradient_test!(
    several_inputs_of_a_generic_network,
    (x: [3], y: [2]) -> [4] { (x, y) -> Merge<3, 2> -> Turns { depth: 3, wide: true } },
    Mse,
    of_shape!(4)
);
gradient_test!(
    a_recurrent_network_in_five_lines,
    (image: [5, 3]) -> [2] {
        layer cell = Dense(4, tanh);
        let mut h: [4] = 0.0;
        for row in image { h = (row, h) -> Concat -> cell; }
        h -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(
    rows_of_what_learns,
    (image: [3, 4]) -> [2] {
        let rows = for row in image { row -> Dense(3, tanh) };
        let mut sum: [3] = 0.1;
        for row in rows { sum = sum + row * rows[1]; }
        let again = for row in (rows -> Reverse) { row * sum };
        (again -> Flatten, rows[1..] -> Flatten) -> Concat -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(
    loops_in_loops,
    (x: [2, 3, 4]) -> [4] {
        layer cell = Dense(4, tanh);
        let mut h: [4] = 0.2;
        for plane in x {
            let mut inner = h;
            for row in plane {
                inner = (inner + row) -> cell;
                for _ in 0..2 { inner = inner -> Dense(4, tanh); }
            }
            h = h + inner;
        }
        h
    },
    Mse,
    of_shape!(4)
);
gradient_test!(
    signs_and_slices,
    (x: [6]) -> [3] {
        let h = x -> Dense(6, tanh);
        let gate = h[..3] -> sigmoid;
        let y = gate * h[3..] + (1.0 - gate) * x[0..3] - h[1..=3] / 2.0;
        -(y / (2.0 + gate)) * 3 + (0.5 / (1.5 + gate) -> Dense(3, tanh))
    },
    Mse,
    of_shape!(3)
);
gradient_test!(
    a_value_given_anew_outside_of_loops_may_change_its_shape,
    (x: [4]) -> [2] {
        let mut h = x -> Dense(3, tanh);
        h = h -> Dense(5, tanh);
        h = (h, x) -> Concat;
        h -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(
    the_value_of_a_branch,
    (x: [4]) -> [2] {
        let h = if training { x -> Dense(3) } else if 1 > 2 { x -> Dense(3, relu) } else { x -> Dense(3, tanh) };
        h -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(simple_rnn, (x: [4, 3]) -> [2] { x -> SimpleRnn(5) -> Dense(2) }, Mse, of_shape!(2));
gradient_test!(gru, (x: [4, 3]) -> [2] { x -> Gru(5) -> Dense(2) }, Mse, of_shape!(2));
gradient_test!(lstm, (x: [4, 3]) -> [2] { x -> Lstm(5) -> Dense(2) }, Mse, of_shape!(2));
gradient_test!(
    stacked_and_bidirectional,
    (x: [4, 3]) -> [2] {
        let h = (x -> Gru(3, return_sequences = true), x -> Reverse -> Gru(2, return_sequences = true) -> Reverse) -> Concat;
        h -> Lstm(3) -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(
    a_softmax_at_the_end_of_a_network_within,
    (x: [4]) -> [3] { x -> Distribution },
    CategoricalCrossentropy,
    |samples| super::check::random_shares::<shape![3]>(samples, 9)
);
network! { Distribution(x: [4]) -> [3] { x -> Dense(3, softmax) } }

network! {
    Limited(x: [4], limit: Option<usize> = None, kind: Kind = Kind::Plain) -> [4] {
        let mut h = x -> Dense(4, tanh);
        if let Some(turns) = limit {
            for _ in 0..turns { h = h -> Dense(4, tanh); }
        } else if let Kind::Scaled { by: 3 } = kind {
            h = 0.5 * h;
        } else if matches!(kind, Kind::Scaled { .. }) {
            h = h -> Dense(4);
        }
        h
    }
}
/// An enum of a user's own as a setting.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
enum Kind {
    Plain,
    Scaled { by: u8 },
}

#[test]
fn a_setting_may_be_an_option_or_an_enum_and_taken_apart_by_if_let() {
    let (x, y) = (random_batch::<shape![4]>(5, 1), random_batch::<shape![4]>(5, 2));
    let settings = [
        (None, Kind::Plain),
        (Some(0), Kind::Plain),
        (Some(3), Kind::Scaled { by: 3 }),
        (None, Kind::Scaled { by: 3 }),
        (None, Kind::Scaled { by: 4 }),
    ];
    let losses = settings.map(|(limit, kind)| {
        let mut network = Limited::<f64>::new(7);
        (network.limit, network.kind) = (limit, kind);
        let mut model = network.compile(Sgd::new(0.1), Mse, ());
        let gradients = model.gradients(&x, &y).expect("data that fit");
        check(&mut model, &gradients, |model| model.evaluate(&x, &y).expect("data that fit").loss());
        model.evaluate(&x, &y).expect("data that fit").loss()
    });
    assert_eq!(losses[0], losses[1], "no turns are no branch");
    for (a, b) in [(0, 2), (0, 3), (0, 4), (3, 4)] {
        assert_ne!(losses[a], losses[b]);
    }
}

#[test]
fn settings_change_what_runs_and_every_gradient_stays_exact() {
    let (x, y) = (random_batch::<shape![4]>(5, 1), random_batch::<shape![4]>(5, 2));
    for depth in [0, 1, 5] {
        for wide in [false, true] {
            let mut network = Turns::<f64>::new(7);
            (network.depth, network.wide) = (depth, wide);
            let mut model = network.compile(Sgd::new(0.1), Mse, ());
            let gradients = model.gradients(&x, &y).expect("data that fit");
            if depth > 0 || wide {
                check(&mut model, &gradients, |model| model.evaluate(&x, &y).expect("data that fit").loss());
            }
            // The arm that is not taken, and the loop that does not run, get a gradient of 0.
            let of_cell = gradients[..20].iter().any(|gradient| *gradient != 0.0);
            let of_arm = gradients[20..].iter().any(|gradient| *gradient != 0.0);
            assert_eq!((of_cell, of_arm), (depth > 0, wide));
        }
    }
}

#[test]
fn the_public_check_passes_what_is_right_and_names_what_is_wrong() {
    use neurotype::layers::{Backward, Forward, Layer, Rule};
    use neurotype::outputs::Logits;
    use neurotype::{Scalar, Sizes};

    #[derive(Clone, Copy, Debug)]
    struct Gain {
        wrong: bool,
    }
    #[allow(clippy::unused_self, clippy::trivially_copy_pass_by_ref, reason = "a rule is a method of the layer")]
    impl Gain {
        const fn new(wrong: bool) -> Self {
            Self { wrong }
        }
        const fn rule(&self, inputs: &[Sizes]) -> Rule {
            Rule::gives(inputs[0]).with("gain", inputs[0])
        }
    }
    impl<T: Scalar> Layer<T> for Gain {
        type Kind = Logits;
        fn initialize(&self, _: &[Sizes], parameters: &mut [T], _: &mut neurotype::random::Random) {
            parameters.fill(T::ONE);
        }
        fn forward(&self, call: Forward<'_, T>) {
            for (index, output) in call.output.iter_mut().enumerate() {
                *output = call.parameters[index / call.step] * call.inputs.get(0)[index];
            }
        }
        fn backward(&self, mut call: Backward<'_, T>) {
            let (x, gradient, step) = (call.inputs.get(0), &*call.gradient, call.step);
            if let Some(mut target) = call.input_gradients.of(0) {
                target.put_each(|index| call.weights.values()[index / step] * gradient[index]);
            }
            let factor = T::from_f64(if self.wrong { 1.001 } else { 1.0 });
            if let Some(mut target) = call.weights.target() {
                target.put_each(|feature| {
                    (feature * step..(feature + 1) * step).map(|index| factor * x[index] * gradient[index]).sum()
                });
            }
        }
    }
    network! { Right(x: [3]) -> [2] { x -> Dense(2, tanh) -> Gain(false) } }
    network! { Wrong(x: [3]) -> [2] { x -> Dense(2, tanh) -> Gain(true) } }
    let (x, y) = (random_batch::<shape![3]>(5, 1), random_batch::<shape![2]>(5, 2));
    Right::<f64>::new(1).compile(Sgd::new(0.1), Mse, ()).check_gradients(&x, &y).expect("a right layer");
    let mut wrong = Wrong::<f64>::new(1).compile(Sgd::new(0.1), Mse, ());
    let error = wrong.check_gradients(&x, &y).expect_err("a wrong layer").to_string();
    assert!(error.starts_with("the gradient of `gain.gain[0]` is "), "{error}");
}
