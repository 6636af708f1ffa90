//! Settings in the numbers of layers: said when the program runs, the same bits as a number that was written.

use neurotype::layers::{Backward, Forward, Layer, Refusal, Rule};
use neurotype::outputs::Logits;
use neurotype::prelude::*;
use neurotype::regularizers::Regularizer;
use neurotype::{Scalar, Sizes};

/// `factor · x`, as a layer of one's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    factor: f64,
    plus: f32,
}

impl Times {
    pub(crate) const fn new(factor: f64) -> Self {
        Self { factor, plus: 0.0 }
    }

    pub(crate) const fn plus(mut self, plus: f32) -> Self {
        self.plus = plus;
        self
    }

    pub(crate) const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let refusal = Refusal::new("multiplies by 0; leave ").this().text(" out of ").sizes(inputs[0]);
        Rule::gives(inputs[0]).refuse_unless(self.factor != 0.0, refusal)
    }
}

impl<T: Scalar> Layer<T> for Times {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        for (y, x) in call.output.iter_mut().zip(call.inputs.get(0)) {
            *y = T::from_f64(self.factor) * *x + T::from_f64(f64::from(self.plus));
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let gradient = &*call.gradient;
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_each(|index| T::from_f64(self.factor) * gradient[index]);
        }
    }
}

/// The sum of |w|³, times a factor.
#[derive(Debug)]
struct Cubes(f64);

impl Cubes {
    const fn new(factor: f64) -> Self {
        Self(factor)
    }
}

impl Regularizer for Cubes {
    fn penalty<T: Scalar>(&self, weights: &[T], _sizes: Sizes, gradient: Option<&mut [T]>) -> f64 {
        for (gradient, w) in gradient.into_iter().flatten().zip(weights) {
            *gradient += T::from_f64(3.0 * self.0) * *w * *w;
        }
        weights.iter().map(|w| self.0 * w.to_f64().abs().powi(3)).sum()
    }
}

fn data() -> (Batch<shape![6]>, Batch<shape![6]>) {
    let number = |index: usize| ((index * 7 + 3) as f32 * 0.31).sin();
    let x = (0..40 * 6).map(number).collect();
    let y = (0..40 * 6).map(|index| 0.5 * number(index) + 0.1).collect();
    (Batch::new(x).expect("whole samples"), Batch::new(y).expect("whole samples"))
}

/// What a network of `f32` from `[6]` to `[6]` has for parameters after two epochs, and predicts then.
fn trained<N>(model: N) -> (Vec<f32>, Batch<shape![6]>)
where
    N: Network<Scalar = f32, Inputs = neurotype::Rank1<6>, Outputs = neurotype::Rank1<6>, Kinds = Logits>,
{
    let (x, y) = data();
    let mut model = model.compile(Adam::new(0.01), Mse, ());
    model.fit(&x, &y).epochs(2).batch_size(16).verbose(false).run().expect("data that fit");
    (model.parameters().to_vec(), model.predict(&x))
}

/// A test that a network whose numbers settings say does what one does in which they are written.
macro_rules! says_the_same {
    ($name:ident, { $($written:tt)+ }, ($($setting:ident: $kind:ty = $first:expr => $then:expr),+) { $($said:tt)+ }) => {
        #[test]
        fn $name() {
            network! { Written(x: [6]) -> [6] { $($written)+ } }
            network! { Said(x: [6], $($setting: $kind = $first),+) -> [6] { $($said)+ } }
            let mut model = Said::new(3);
            $(model.$setting = $then;)+
            assert_eq!(trained(model), trained(Written::new(3)));
            assert_ne!(trained(Said::new(3)), trained(Written::new(3)), "the setting says nothing");
            let double = |at: usize, number: usize| (at * 6 + number) as f64 * 0.03 - 0.4;
            let rows: [[f64; 6]; 5] = std::array::from_fn(|at| std::array::from_fn(|number| double(at, number)));
            let mut model = Said::<f64>::new(3);
            $(model.$setting = $then;)+
            model.compile(Sgd::new(0.1), Mse, ()).check_gradients(&Batch::from(rows), &Batch::from(rows)).expect("gradients");
        }
    };
}

says_the_same!(
    a_setting_as_a_rate,
    { x -> Dense(9, tanh) -> Dropout(0.35) -> Dense(6) },
    (rate: f64 = 0.1 => 0.35) { x -> Dense(9, tanh) -> Dropout(rate) -> Dense(6) }
);
says_the_same!(
    a_setting_as_the_deviation_of_noise,
    { x -> GaussianNoise(0.3) -> Dense(6) },
    (spread: f64 = 0.1 => 0.6) { x -> GaussianNoise(spread / 2.0) -> Dense(6) }
);
says_the_same!(
    a_setting_in_an_activation_of_a_layer_with_initializers_and_regularizers,
    { x -> Dense(9, leaky_relu(0.3), kernel_initializer = random_normal(stddev = 0.7), kernel_regularizer = l2(0.01)) -> Dense(6) },
    (slope: f64 = 0.0 => 0.3) {
        x -> Dense(9, leaky_relu(slope), kernel_initializer = random_normal(stddev = 0.7), kernel_regularizer = l2(0.01)) -> Dense(6)
    }
);
says_the_same!(
    a_setting_in_an_activation_as_a_stage,
    { x -> Dense(6) -> relu(negative_slope = 0.25, max_value = 0.75) },
    (slope: f64 = 0.0 => 0.25, most: f64 = 9.0 => 0.75) { x -> Dense(6) -> relu(negative_slope = slope, max_value = most) }
);
says_the_same!(
    a_setting_as_a_momentum,
    { x -> Dense(6) -> BatchNormalization(momentum = 0.5, epsilon = 0.01) },
    (m: f64 = 0.9 => 0.5, e: f64 = 0.001 => 0.01) { x -> Dense(6) -> BatchNormalization(momentum = m, epsilon = e) }
);
says_the_same!(
    a_setting_as_what_activity_costs,
    { x -> Dense(9, tanh) -> ActivityRegularization(l1 = 0.01, l2 = 0.02) -> Dense(6) },
    (cost: f64 = 0.0 => 0.01) { x -> Dense(9, tanh) -> ActivityRegularization(l1 = cost, l2 = 2.0 * cost) -> Dense(6) }
);
says_the_same!(
    a_setting_in_arithmetic_between_values,
    { let h = x -> Dense(6, tanh); 1.0 - (0.75 * h - x / 4.0 + (x -> Dense(6)) * 0.25) + 0.75 / (2.0 - h) },
    (share: f32 = 0.5 => 0.75) { let h = x -> Dense(6, tanh); 1.0 - (share * h - x / (share + 3.25) + (x -> Dense(6)) * (1.0 - share)) + share / (2.0 - h) }
);
says_the_same!(
    a_setting_that_is_a_whole_number,
    { x -> Dense(6, tanh) -> Rescaling(3.0, offset = -0.5) },
    (times: usize = 1 => 3) { x -> Dense(6, tanh) -> Rescaling(times as f64, offset = -0.5) }
);
says_the_same!(
    a_setting_in_a_layer_of_ones_own,
    { x -> Times(0.7, plus = 0.25) -> Dense(6) },
    (factor: f64 = 1.0 => 0.7, plus: f32 = 0.0 => 0.25) { x -> Times(factor, plus = plus) -> Dense(6) }
);
says_the_same!(
    a_setting_in_a_loop_and_a_branch,
    {
        layer cell = Dense(6, elu(0.4));
        let mut h = x;
        for _ in 0..3 { h = h -> cell -> Dropout(0.3); }
        if training { h = 0.4 * h; } else { h = 0.3 * h -> Dense(6); }
        h
    },
    (alpha: f64 = 1.0 => 0.4, rate: f64 = 0.1 => 0.3, depth: usize = 1 => 3) {
        layer cell = Dense(6, elu(alpha));
        let mut h = x;
        for _ in 0..depth { h = h -> cell -> Dropout(rate); }
        if training { h = alpha * h; } else { h = rate * h -> Dense(6); }
        h
    }
);

network! { Inner(x: [6], rate: f64 = 0.5, scale: f64 = 1.0) -> [6] { (scale * x) -> Dense(6, tanh) -> Dropout(rate) } }
says_the_same!(
    settings_that_are_handed_on_differ_from_turn_to_turn,
    {
        layer inner = Dense(6, tanh);
        let mut h = x;
        h = (1.0 * h) -> inner -> Dropout(0.2);
        h = (2.0 * h) -> inner -> Dropout(0.2);
        h = (3.0 * h) -> inner -> Dropout(0.2);
        h
    },
    (rate: f64 = 0.1 => 0.2) {
        let mut h = x;
        for turn in 1..4 { h = h -> Inner { rate: rate, scale: turn as f64 }; }
        h
    }
);

says_the_same!(
    settings_as_what_weights_cost_and_may_be,
    {
        x -> Dense(9, tanh, kernel_regularizer = l1_l2(l1 = 0.001, l2 = 0.02), bias_constraint = min_max_norm(max_value = 0.05))
            -> BatchNormalization(gamma_regularizer = Cubes(0.1)) -> Dense(6, kernel_constraint = max_norm(0.4))
    },
    (decay: f64 = 0.0 => 0.02, most: f64 = 2.0 => 0.4) {
        x -> Dense(9, tanh, kernel_regularizer = l1_l2(l1 = decay / 20.0, l2 = decay), bias_constraint = min_max_norm(max_value = most / 8.0))
            -> BatchNormalization(gamma_regularizer = Cubes(5.0 * decay)) -> Dense(6, kernel_constraint = max_norm(most))
    }
);

network! { Costly(x: [6], decay: f64 = 0.0) -> [6] { x -> Dense(6, tanh, kernel_regularizer = l2(decay)) } }
network! { Twice(x: [6], decay: f64 = 0.0) -> [6] { layer costly = Costly { decay: decay }; x -> costly -> costly } }
says_the_same!(
    what_weights_of_shared_networks_within_cost_counts_once,
    {
        layer twice = Dense(6, tanh, kernel_regularizer = l2(0.03));
        layer again = Dense(6, tanh, kernel_regularizer = l2(0.06));
        x -> twice -> twice -> again
    },
    (decay: f64 = 0.0 => 0.03) { x -> Twice { decay: decay } -> Costly { decay: 2.0 * decay } }
);

#[test]
fn an_evaluation_has_what_weights_cost_as_settings_say_it() {
    network! { Net(x: [6], decay: f64 = 0.0) -> [6] { x -> Dense(6, kernel_regularizer = l2(decay)) } }
    let (x, y) = data();
    let mut model = Net::new(1).compile(Sgd::new(0.1), Mse, ());
    let without = model.evaluate(&x, &y).expect("data that fit").loss();
    model.decay = 0.5;
    let squares: f64 = model.dense().weights().iter().map(|weight| f64::from(weight * weight)).sum();
    let with = model.evaluate(&x, &y).expect("data that fit").loss();
    assert!((with - without - 0.5 * squares).abs() < 1e-6, "{with} {without}");
    model.decay = -0.5;
    let refused = model.fit(&x, &y).run().expect_err("a penalty below 0").to_string();
    assert_eq!(refused, "`l2` is -0.5, but it must be finite and not negative");
}

#[test]
fn a_setting_may_change_from_one_fit_to_the_next_and_lives_in_files() {
    network! { Net(x: [6], slope: f64 = 0.5) -> [6] { x -> Dense(6, leaky_relu(slope)) } }
    let (x, _) = data();
    let mut model = Net::new(1);
    let before = model.predict(&x);
    model.slope = 0.0;
    let after = model.predict(&x);
    assert!(before.samples().flatten().any(|y| *y < 0.0) && after.samples().flatten().all(|y| *y >= 0.0));
    let stored = Net::from_bytes(&model.to_bytes().expect("bytes")).expect("what was written");
    assert_eq!((stored.slope.to_bits(), stored.predict(&x)), (0.0_f64.to_bits(), after));
}

#[test]
fn settings_that_are_no_finite_numbers_live_in_files() {
    network! {
        Net(x: [6], most: f64 = f64::INFINITY, least: f32 = f32::NEG_INFINITY, name: String = "inf".to_owned()) -> [6] {
            let h = x -> relu(max_value = most);
            if name == "inf" { least * h } else { h }
        }
    }
    for most in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MAX, 5e-324, -0.0, 0.1] {
        let mut model = Net::new(1);
        model.most = most;
        let stored = Net::from_bytes(&model.to_bytes().expect("bytes")).expect("what was written");
        assert_eq!((stored.most.to_bits(), stored.least), (most.to_bits(), f32::NEG_INFINITY));
        assert_eq!(stored.name, "inf");
    }
}

#[test]
fn a_setting_that_would_not_come_back_is_not_written() {
    network! { Net(x: [6], limits: (f64, f64) = (0.0, 1.0)) -> [6] { let mut h = x; if limits.1 > 0.5 { h = 0.5 * h; } h } }
    let mut model = Net::new(1);
    assert_eq!(Net::from_bytes(&model.to_bytes().expect("bytes")).expect("what was written").limits, (0.0, 1.0));
    model.limits.1 = f64::INFINITY;
    let refused = model.to_bytes().expect_err("JSON has no infinity").to_string();
    assert!(refused.contains("the setting `limits` is [0.0,null]"), "{refused}");
}

#[test]
fn a_setting_with_which_a_layer_cannot_work_is_refused_before_the_first_step() {
    network! { Net(x: [6], rate: f64 = 0.5, factor: f64 = 1.0) -> [6] { x -> Dropout(rate) -> Times(factor * 2.0) } }
    network! { Outer(x: [6], share: f64 = 0.5) -> [6] { x -> Net { rate: 2.0 * share } } }
    let (x, y) = data();
    let mut model = Net::new(1).compile(Sgd::new(0.1), Mse, ());
    model.rate = 1.5;
    let refused = model.fit(&x, &y).run().expect_err("no rate").to_string();
    assert_eq!(
        refused,
        "`dropout` drops a share of the numbers that is not from 0.0 to below 1.0; write for instance `Dropout(0.2)`; here `rate` is 1.5"
    );
    assert_eq!(model.train_on_batch(&x, &y).expect_err("no rate").to_string(), refused);
    assert_eq!(model.evaluate(&x, &y).expect_err("no rate").to_string(), refused);
    assert_eq!(model.gradients(&x, &y).expect_err("no rate").to_string(), refused);
    model.rate = f64::NAN;
    assert!(model.fit(&x, &y).run().expect_err("no rate").to_string().ends_with("here `rate` is NaN"));
    (model.rate, model.factor) = (0.0, 0.0);
    let refused = model.fit(&x, &y).run().expect_err("no factor").to_string();
    assert_eq!(refused, "`times` multiplies by 0; leave `times` out of [6]; here `factor` is 0");

    let mut outer = Outer::new(1).compile(Sgd::new(0.1), Mse, ());
    assert!(outer.fit(&x, &y).run().expect_err("a rate of 1.0").to_string().ends_with("here `rate` is 1"));
    outer.share = 0.25;
    outer.fit(&x, &y).verbose(false).run().expect("a rate of 0.5");
}

#[test]
fn a_declared_shape_is_filled_with_any_number() {
    const SMALL: f64 = 0.25;
    network! {
        Net(x: [2], start: f64 = 0.5) -> [2] {
            let a: [2] = SMALL;
            let b: [2] = 2.0 * start - 0.75;
            let c: [2] = (x);
            let mut d: [2] = start;
            for _ in 0..2 { d = d * c; }
            a + b + d
        }
    }
    let mut model = Net::<f64>::new(1);
    model.start = 4.0;
    assert_eq!(model.predict(&Batch::from([[1.0, 3.0]])), Batch::from([[0.25 + 7.25 + 4.0, 0.25 + 7.25 + 36.0]]));
}

#[test]
fn a_default_may_depend_on_a_width_and_a_setting_may_stand_in_any_expression() {
    network! {
        Net<const H: usize>(x: [2], rate: f64 = H as f64 / 100.0, turns: usize = 2, on: bool = true) -> [H] {
            let h = x -> Dense(H, leaky_relu(negative_slope = rate.max(0.25).min(0.5)), kernel_regularizer = l2((1.0 - rate) / 2.0));
            (rate * h) -> Dropout(if turns > 1 { rate } else { 0.0 }) -> Rescaling(if on { 0.5 } else { rate })
        }
    }
    let (x, y) = (Batch::from([[0.3, -0.1], [0.7, 0.2]]), Batch::from([[0.1; 9], [0.2; 9]]));
    let mut model = Net::<9, f64>::new(1);
    assert_eq!((model.rate.to_bits(), model.turns), (0.09_f64.to_bits(), 2));
    (model.rate, model.on) = (0.49, false);
    model.compile(Sgd::new(0.1), Mse, ()).check_gradients(&x, &y).expect("gradients");
}
