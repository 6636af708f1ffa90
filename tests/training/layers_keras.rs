//! What layers give, against Keras 3: `reference/layers.py`; and what they do in training.

use std::fs;
use std::path::Path;

use neurotype::losses::TrainedBy;
use neurotype::metrics::WatchedBy;
use neurotype::prelude::*;
use neurotype::{Compiled, Scalar, Shape};
use serde_json::Value;

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/layers.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON")
}

fn numbers<T: Scalar>(value: &Value) -> Vec<T> {
    let number = |number: &Value| T::from_f64(number.as_f64().expect("a number"));
    value.as_array().expect("a list").iter().map(number).collect()
}

fn batch<S: Shape, T: Scalar>(value: &Value) -> Batch<S, T> {
    Batch::new(numbers(value)).expect("whole samples")
}

/// Whether a network with the weights of a case gives what Keras gives.
fn compare<N: Network>(case: &Value, bound: f64, predict: impl FnOnce(&N) -> Vec<N::Scalar>) {
    let mut model = N::new(1);
    let weights: Vec<N::Scalar> = numbers(&case["weights"]);
    assert_eq!(weights.len(), N::PARAMETERS);
    model.parameters_mut().copy_from_slice(&weights);
    let expected: Vec<f64> = numbers(&case["output"]);
    let found = predict(&model);
    assert_eq!(found.len(), expected.len());
    for (place, (found, expected)) in found.iter().zip(&expected).enumerate() {
        let apart = (found.to_f64() - expected).abs() / expected.abs().max(1.0);
        assert!(apart < bound, "number {place}: {found}, not {expected}");
    }
}

macro_rules! layers {
    ($($name:ident ($($input:ident: [$($size:tt),+]),+) -> [$($out:tt),+] { $($body:tt)+ })+) => {$(
        #[test]
        fn $name() {
            network! { Net($($input: [$($size),+]),+) -> [$($out),+] { $($body)+ } }
            let case = &reference()["cases"][stringify!($name)];
            let mut index = 0..;
            $(let $input = &case["inputs"][index.next().unwrap_or(0)];)+
            // Keras keeps the numbers of `Normalization` in single precision.
            let exact = if stringify!($name).starts_with("normalization") { 1e-6 } else { 1e-12 };
            compare::<Net<f64>>(case, exact, |model| {
                $(let $input = batch::<shape![$($size),+], f64>($input);)+
                model.predict(($(&$input),+)).into_vec()
            });
            compare::<Net<f32>>(case, 1e-5, |model| {
                $(let $input = batch::<shape![$($size),+], f32>($input);)+
                model.predict(($(&$input),+)).into_vec()
            });
        }
    )+};
}

layers! {
    batch_normalization(x: [4]) -> [4] { x -> BatchNormalization }
    batch_normalization_of_rows(x: [3, 4]) -> [3, 4] { x -> BatchNormalization(epsilon = 0.125, center = false) }
    batch_normalization_without_scale(x: [4]) -> [4] { x -> BatchNormalization(scale = false) }
    layer_normalization(x: [4]) -> [4] { x -> LayerNormalization }
    layer_normalization_of_rows(x: [3, 4]) -> [3, 4] { x -> LayerNormalization(epsilon = 0.125, scale = false) }
    group_normalization(x: [6]) -> [6] { x -> GroupNormalization(2) }
    rms_normalization(x: [4]) -> [4] { x -> RmsNormalization }
    rms_normalization_of_rows(x: [3, 4]) -> [3, 4] { x -> RmsNormalization(epsilon = 0.125) }
    unit_normalization(x: [4]) -> [4] { x -> UnitNormalization }
    unit_normalization_of_rows(x: [3, 4]) -> [3, 4] { x -> UnitNormalization }
    rescaling(x: [4]) -> [4] { x -> Rescaling(0.25, offset = -1.5) }
    normalization(x: [4]) -> [4] { x -> Normalization }
    normalization_back(x: [4]) -> [4] { x -> Normalization(invert = true) }
    permute(x: [2, 3, 4]) -> [4, 2, 3] { x -> Permute([3, 1, 2]) }
    repeat_vector(x: [4]) -> [3, 4] { x -> RepeatVector(3) }
    p_relu(x: [4]) -> [4] { x -> PRelu }
    dot(a: [4], b: [4]) -> [1] { (a, b) -> Dot(1) }
    dot_of_rows(a: [3, 4], b: [4, 2]) -> [3, 2] { (a, b) -> Dot([2, 1]) }
    dot_of_a_row(a: [3, 4], b: [4]) -> [3] { (a, b) -> Dot([2, 1]) }
    dot_along_the_first(a: [4, 3], b: [4, 2]) -> [3, 2] { (a, b) -> Dot(1) }
    cosine(a: [3, 4], b: [4, 2]) -> [3, 2] { (a, b) -> Dot([2, 1], normalize = true) }
    gaussian_noise(x: [4]) -> [4] { x -> GaussianNoise(0.5) }
    gaussian_dropout(x: [4]) -> [4] { x -> GaussianDropout(0.5) }
    alpha_dropout(x: [4]) -> [4] { x -> AlphaDropout(0.5) }
    activity_regularization(x: [4]) -> [4] { x -> ActivityRegularization(l1 = 0.5) }
}

/// Mean and variance of what a network gives in training for so many ones, from the losses of steps against 0 and 1.
fn spread<N: Network<Scalar = f64, Inputs = neurotype::Rank1<8>, Outputs = neurotype::Rank1<8>>>(x: f64) -> (f64, f64)
where
    N::Kinds: neurotype::outputs::Kind,
{
    let data = Batch::<shape![8], f64>::new(vec![x; 8 * 4000]).expect("whole samples");
    let target = |number: f64| Batch::<shape![8], f64>::new(vec![number; 8 * 4000]).expect("whole samples");
    // E (y − t)² for t = 0 and 1, of the same draws.
    let loss = |number: f64| {
        let mut model = N::new(3).compile(Sgd::new(0.1), Mse, ());
        model.train_on_batch(&data, &target(number)).expect("a step").loss()
    };
    let (square, beside) = (loss(0.0), loss(1.0));
    let mean = (square + 1.0 - beside) / 2.0;
    (mean, square - mean * mean)
}

#[test]
fn noise_has_the_mean_and_the_variance_that_it_says() {
    network! { Noise(x: [8]) -> [8] { x -> GaussianNoise(0.5) } }
    network! { Product(x: [8]) -> [8] { x -> GaussianDropout(0.2) } }
    network! { Silent(x: [8]) -> [8] { x -> Dropout(0.2) } }
    network! { Alpha(x: [8]) -> [8] { x -> AlphaDropout(0.2) } }
    let near = |found: (f64, f64), mean: f64, variance: f64| {
        assert!((found.0 - mean).abs() < 0.02 && (found.1 - variance).abs() < 0.03 * variance.max(1.0), "{found:?}");
    };
    near(spread::<Noise<f64>>(1.0), 1.0, 0.25);
    near(spread::<Product<f64>>(1.0), 1.0, 0.25);
    near(spread::<Silent<f64>>(1.0), 1.0, 0.25);
    // a and b as in Keras; of 1 becomes a + b, or a · α′ + b with the probability 0.2.
    let silent = -1.758_099_340_847_376_6;
    let a = (0.8_f64 * (1.0 + 0.2 * silent * silent)).powf(-0.5);
    let b = -a * silent * 0.2;
    near(spread::<Alpha<f64>>(1.0), a * 0.8 + a * silent * 0.2 + b, 0.8 * 0.2 * (a * (1.0 - silent)).powi(2));
}

/// Compares the step that plain descent makes in training with differences of the loss in training.
fn check_in_training<N, X, Y>(model: &Compiled<N, Sgd, Mse, ()>, x: &Batch<X, f64>, y: &Batch<Y, f64>)
where
    X: Shape,
    Y: Shape,
    N: Network<Scalar = f64, Inputs = X, Outputs = Y>,
    N::Kinds: TrainedBy<Mse, Y, Targets = Y> + WatchedBy<(), Y>,
{
    let step = |model: &Compiled<N, Sgd, Mse, ()>| {
        let mut model = model.clone();
        let loss = model.train_on_batch(x, y).expect("a step").loss();
        (loss, model.parameters().to_vec())
    };
    let (_, after) = step(model);
    let places = N::GRAPH.all_tensors().into_iter().filter(|(_, tensor, _)| tensor.trainable);
    for parameter in places.flat_map(|(.., place)| place) {
        let at = |by: f64| {
            let mut model = model.clone();
            model.parameters_mut()[parameter] += by;
            step(&model).0
        };
        let difference = (at(1e-6) - at(-1e-6)) / 2e-6;
        let gradient = model.parameters()[parameter] - after[parameter];
        assert!(
            (gradient - difference).abs() < 1e-6 * difference.abs().max(0.1),
            "{parameter}: {gradient} {difference}"
        );
    }
}

#[test]
fn gradients_in_training_agree_with_differences() {
    let x = Batch::from([[0.5_f64, -1.0, 2.0], [1.0, 0.25, -0.5], [0.1, 0.7, 0.3], [-2.0, 0.0, 1.0], [0.3, 0.2, -0.9]]);
    let y = Batch::from([[1.0_f64, -1.0], [0.5, 2.0], [0.0, 1.0], [0.5, 0.5], [-1.0, 1.0]]);
    network! {
        Normal(x: [3]) -> [2] {
            x -> Dense(6, tanh) -> BatchNormalization -> Reshape([3, 2]) -> BatchNormalization -> Flatten -> Dense(2)
        }
    }
    check_in_training(&Normal::<f64>::new(5).compile(Sgd::new(1.0), Mse, ()), &x, &y);
    network! {
        Noisy(x: [3]) -> [2] {
            x -> Dense(6, tanh) -> GaussianNoise(0.1) -> Dense(6, tanh) -> GaussianDropout(0.3) -> AlphaDropout(0.3)
                -> ActivityRegularization(l1 = 0.01, l2 = 0.02) -> Dense(2)
        }
    }
    check_in_training(&Noisy::<f64>::new(5).compile(Sgd::new(1.0), Mse, ()), &x, &y);
}

#[test]
fn moving_means_are_saved_and_not_trained() {
    network! { Net(x: [2]) -> [1] { x -> BatchNormalization(momentum = 0.5) -> Dense(1) } }
    let x = Batch::from([[1.0_f32, 10.0], [3.0, 30.0]]);
    let y = Batch::from([[0.0_f32], [1.0]]);
    let mut model = Net::new(1).compile(AdamW::default(), Mse, ());
    model.train_on_batch(&x, &y).expect("a step");
    let state = |model: &Net, name: &str| model.batch_normalization().tensor(name).expect("state").to_vec();
    assert_eq!(state(&model, "moving_mean"), [1.0, 10.0]);
    assert_eq!(state(&model, "moving_variance"), [1.0, 50.5]);
    let again = Net::from_bytes(&model.to_bytes().expect("bytes")).expect("a model");
    assert_eq!(state(&again, "moving_variance"), [1.0, 50.5]);
    // Frozen, it acts as in a prediction.
    model.batch_normalization_mut().freeze();
    let loss = model.evaluate(&x, &y).expect("data").loss();
    assert_eq!(model.train_on_batch(&x, &y).expect("a step").loss(), loss);
    assert_eq!(state(&model, "moving_mean"), [1.0, 10.0]);
}

#[test]
fn a_row_too_short_to_have_a_direction_has_the_gradient_of_a_constant_scale() {
    network! { Net(x: [2]) -> [2] { x -> Dense(2, use_bias = false, kernel_initializer = identity) -> UnitNormalization } }
    fn gradients<T: Scalar>() -> Vec<f64> {
        let number = T::from_f64;
        let (x, y) = (Batch::from([[number(6e-13), T::ZERO]]), Batch::from([[T::ZERO, T::ZERO]]));
        let mut model = Net::<T>::new(1).compile(Sgd::new(0.1), Mse, ());
        model.gradients(&x, &y).expect("data").iter().map(|gradient| gradient.to_f64()).collect()
    }
    // The length is below 10⁻¹², so y = 10¹² · x = (0.6, 0), and the slope by the first weight is 0.6 · 10⁻¹² · 10¹² · 0.6.
    for found in [gradients::<f32>(), gradients::<f64>()] {
        assert!((found[0] - 0.36).abs() < 1e-6 && found[1..] == [0.0; 3], "{found:?}");
    }
}

#[test]
fn normalization_refuses_data_that_tell_nothing() {
    network! { Net(x: [2]) -> [2] { x -> Normalization } }
    let mut model = Net::new(1);
    let message = model.normalization_mut().adapt(&Batch::from([[1.0, f32::NAN]])).expect_err("NaN").to_string();
    assert_eq!(message, "`x` holds NaN in sample 0, number 1; clean the data first, all numbers must be finite");
    assert!(model.normalization_mut().adapt(&Batch::new(Vec::new()).expect("no samples")).is_err());
    assert_eq!(model.parameters(), [0.0, 0.0, 1.0, 1.0]);
}
