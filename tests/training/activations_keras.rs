//! Values and derivatives of activations against Keras 3: `reference/activations.py`.

use std::fs;
use std::path::Path;

use neurotype::losses::{Head, Loss, Seed};
use neurotype::outputs::Kind;
use neurotype::prelude::*;
use neurotype::{Scalar, Shape};
use serde_json::Value;

/// Σ y, element i of the last axis counted i times: its gradient is what the tests look at.
#[derive(Clone, Copy)]
struct Weighed;

impl<K: Kind> Loss<K> for Weighed {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        for (element, (output, _)) in head.rows().enumerate() {
            let factor = (element + 1) as f64;
            losses.iter_mut().zip(output).for_each(|(loss, y)| *loss += factor * y.to_f64());
        }
        if let Some(mut seed) = seed {
            seed.target.put_each(|index| T::from_f64((index / head.step + 1) as f64));
        }
    }
}

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/activations.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON")
}

fn list(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

/// Whether values, and derivatives by what is added to each input, are Keras's.
macro_rules! compare_in {
    ($scalar:ty, $network:ident, [$inputs:tt -> $outputs:tt], $name:expr, $points:literal, $bound:expr) => {{
        let reference = reference();
        let points = list(&reference[$points]);
        let (values, gradients) = (list(&reference["values"][$name]), list(&reference["gradients"][$name]));
        let mut model = $network::<$scalar>::new(1).compile(Sgd::new(0.1), Weighed, ());
        let samples = points.len() / $inputs;
        assert_eq!((values.len(), gradients.len()), (samples * $outputs, points.len()), "{}", $name);
        let near = |found: f64, expected: f64| (found - expected).abs() <= $bound * expected.abs().max(1.0);
        for sample in 0..samples {
            let at = &points[sample * $inputs..][..$inputs];
            let x = Batch::<shape![$inputs], $scalar>::new(vec![0.0; $inputs]).expect("a sample");
            let y = Batch::<shape![$outputs], $scalar>::new(vec![0.0; $outputs]).expect("a sample");
            let biases = model.parameters_mut().iter_mut().skip($inputs * $inputs);
            biases.zip(at).for_each(|(bias, point)| *bias = *point as $scalar);
            for (found, expected) in model.predict(&x).as_slice().iter().zip(&values[sample * $outputs..]) {
                assert!(near(f64::from(*found), *expected), "{} of {at:?}: {found}, not {expected}", $name);
            }
            let found = model.gradients(&x, &y).expect("data");
            for (found, expected) in found[$inputs * $inputs..].iter().zip(&gradients[sample * $inputs..]) {
                assert!(near(f64::from(*found), *expected), "{}\u{2032} of {at:?}: {found}, not {expected}", $name);
            }
        }
    }};
}

macro_rules! compare {
    ($($network:ident [$($activation:tt)+] $name:literal;)+) => {
        $(network! { $network(x: [1]) -> [1] { x -> Dense(1, kernel_initializer = zeros) -> $($activation)+ } })+

        #[test]
        fn activations_have_keras_s_values_and_derivatives() {
            $(
                // TensorFlow has the constants of selu and of gelu's derivative in single precision.
                let exact = if ["selu", "gelu", "gelu_with_tanh"].contains(&$name) { 1e-7 } else { 1e-12 };
                compare_in!(f64, $network, [1 -> 1], $name, "points", exact);
                compare_in!(f32, $network, [1 -> 1], $name, "points", 2e-6);
            )+
        }
    };
}

compare! {
    Linear [linear] "linear";
    Relu [relu] "relu";
    LeakyRelu [leaky_relu(0.125)] "leaky_relu";
    Elu [elu(0.75)] "elu";
    Selu [selu] "selu";
    Gelu [gelu] "gelu";
    GeluWithTanh [gelu(approximate = true)] "gelu_with_tanh";
    Silu [silu] "silu";
    Sigmoid [sigmoid] "sigmoid";
    Tanh [tanh] "tanh";
    Softplus [softplus] "softplus";
    SparsePlus [sparse_plus] "sparse_plus";
    SparseSigmoid [sparse_sigmoid] "sparse_sigmoid";
    Threshold [threshold(0.75, -1.5)] "threshold";
    WithASlope [relu(0.125)] "relu_with_a_slope";
    WithABound [relu(max_value = 2.5)] "relu_with_a_bound";
    WithAll [relu(negative_slope = 0.125, max_value = 2.5, threshold = -0.75)] "relu_with_all";
    Relu6 [relu6] "relu6";
    HardTanh [hard_tanh] "hard_tanh";
    HardSigmoid [hard_sigmoid] "hard_sigmoid";
    HardSilu [hard_silu] "hard_silu";
    Softsign [softsign] "softsign";
    Exponential [exponential] "exponential";
    Abs [abs] "abs";
    Sqrt [exponential -> sqrt] "sqrt_of_exponential";
    Log [softplus -> log] "log_of_softplus";
    LogSigmoid [log_sigmoid] "log_sigmoid";
    Mish [mish] "mish";
    TanhShrink [tanh_shrink] "tanh_shrink";
    Celu [celu(alpha = 0.5)] "celu";
    SoftShrink [soft_shrink(threshold = 0.25)] "soft_shrink";
    HardShrink [hard_shrink(threshold = 0.25)] "hard_shrink";
    Squareplus [squareplus(b = 2.0)] "squareplus";
}

network! { Softmax(x: [4]) -> [4] { x -> Dense(4, kernel_initializer = zeros) -> softmax } }
network! { LogSoftmax(x: [4]) -> [4] { x -> Dense(4, kernel_initializer = zeros) -> log_softmax } }
network! { Sparsemax(x: [4]) -> [4] { x -> Dense(4, kernel_initializer = zeros) -> sparsemax } }
network! { Glu(x: [4]) -> [2] { x -> Dense(4, kernel_initializer = zeros) -> glu } }

#[test]
fn activations_of_a_whole_axis_have_keras_s_values_and_derivatives() {
    compare_in!(f64, Softmax, [4 -> 4], "softmax", "rows", 1e-12);
    compare_in!(f64, LogSoftmax, [4 -> 4], "log_softmax", "rows", 1e-12);
    compare_in!(f64, Sparsemax, [4 -> 4], "sparsemax", "rows", 1e-12);
    compare_in!(f64, Glu, [4 -> 2], "glu", "rows", 1e-12);
    compare_in!(f32, Softmax, [4 -> 4], "softmax", "rows", 2e-6);
    compare_in!(f32, LogSoftmax, [4 -> 4], "log_softmax", "rows", 2e-6);
    compare_in!(f32, Sparsemax, [4 -> 4], "sparsemax", "rows", 2e-6);
    compare_in!(f32, Glu, [4 -> 2], "glu", "rows", 2e-6);
}
