//! Recurrent, siamese and stacked networks against Keras 3: values, gradients and short trainings.
//!
//! The numbers stand in `tests/reference/structures.json`, the script that made them beside them. The drawn images are there on
//! every machine, those of Fashion-MNIST where `NEUROTYPE_DATA` says so. Keras ran on JAX, whose `tanh` in double precision
//! differs from NumPy's by up to 6 · 10⁻⁹ on these numbers, so in double precision 10⁻⁶ is asked for, in single precision 10⁻⁵.

use neurotype::Scalar;
use neurotype::prelude::*;
use serde_json::Value;

network! { OfGru(image: [28, 28]) -> [10] { image -> Gru(8) -> Dense(10, softmax) } }
network! { OfLstm(image: [28, 28]) -> [10] { image -> Lstm(8) -> Dense(10, softmax) } }
network! {
    Siamese(a: [28, 28], b: [28, 28]) -> [1] {
        layer tower = Tower;
        let difference = (a -> tower) - (b -> tower);
        difference * difference -> Dense(1, sigmoid)
    }
}
network! { Tower(image: [28, 28]) -> [16] { image -> Flatten -> Dense(16, tanh) } }
network! { Stacked(image: [28, 28]) -> [28, 28] { image -> Encoder -> Decoder } }
network! { Encoder(image: [28, 28]) -> [10] { image -> Flatten -> Dense(30, selu) -> Dense(10, selu) } }
network! { Decoder(code: [10]) -> [28, 28] { code -> Dense(30, selu) -> Dense(784, sigmoid) -> Reshape([28, 28]) } }

const SAMPLES: usize = 16;
const RATE: f64 = 0.05;

/// Images with their classes.
struct Images<T> {
    name: &'static str,
    x: Batch<shape![28, 28], T>,
    classes: Vec<usize>,
}

fn images<T: Scalar>() -> Vec<Images<T>> {
    let pixel = |i: usize| T::from_f64(0.5 + 0.5 * (i as f64 * 0.37 + (i / 784) as f64 * 0.91).sin());
    let drawn = Batch::new((0..SAMPLES * 784).map(pixel).collect()).expect("whole samples");
    let mut all = vec![Images { name: "drawn", x: drawn, classes: (0..SAMPLES).map(|sample| sample % 10).collect() }];
    if let Some(folder) = std::env::var_os("NEUROTYPE_DATA") {
        let (train, _) = datasets::fashion_mnist_from(folder).expect("Fashion-MNIST");
        let first = train.x.slice(0..SAMPLES);
        // The pixels were divided by 255 in single precision; here they are what Keras was given.
        let pixels = first.as_slice().iter().map(|pixel| T::from_f64((f64::from(*pixel) * 255.0).round() / 255.0));
        let classes = train.y.iter().take(SAMPLES).collect();
        all.push(Images { name: "fashion_mnist", x: Batch::new(pixels.collect()).expect("whole samples"), classes });
    }
    all
}

fn backwards<T: Scalar>(x: &Batch<shape![28, 28], T>) -> Batch<shape![28, 28], T> {
    let samples = (0..x.len()).rev().flat_map(|sample| x.sample(sample));
    Batch::new(samples.copied().collect()).expect("whole samples")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn near(what: &str, ours: f64, keras: f64, scale: f64, tolerance: f64) {
    assert!((ours - keras).abs() <= tolerance * scale.max(1e-12), "{what}: {ours}, but Keras says {keras}");
}

/// Compares loss, predictions, gradients and five steps of training. `tolerance` is relative, for gradients to their norm over
/// the root of their number.
macro_rules! compare {
    ($kind:literal, $scalar:ty, $tolerance:expr, $network:ty, $loss:expr, |$images:ident| $x:expr, $y:expr) => {
        let reference: Value =
            serde_json::from_str(include_str!("../reference/structures.json")).expect("the reference");
        for $images in images::<$scalar>() {
            let expected = &reference[$kind][$images.name];
            let mut network = <$network>::new(1);
            assert_eq!(network.parameters().len() as u64, expected["parameters"].as_u64().expect("a count"));
            for (i, parameter) in network.parameters_mut().iter_mut().enumerate() {
                *parameter = (0.1 * (i as f64 * 1.7 + 0.3).sin()) as $scalar;
            }
            let mut model = network.compile(Sgd::new(RATE), $loss, ());
            let predictions = model.predict($x);
            for (ours, keras) in predictions.as_slice().iter().zip(numbers(&expected["predictions"])) {
                near("a prediction", f64::from(*ours), keras, keras.abs(), $tolerance);
            }
            let gradients = model.gradients($x, $y).expect("data that fit");
            let norm = expected["norm"].as_f64().expect("a norm");
            let typical = norm / (gradients.len() as f64).sqrt();
            for (ours, keras) in gradients.iter().step_by(37).zip(numbers(&expected["gradients"])) {
                near("a gradient", f64::from(*ours), keras, keras.abs().max(typical), $tolerance);
            }
            let ours = gradients.iter().map(|gradient| f64::from(*gradient).powi(2)).sum::<f64>().sqrt();
            near("the norm of the gradients", ours, norm, norm, $tolerance);
            for keras in numbers(&expected["losses"]) {
                let loss = model.evaluate($x, $y).expect("data that fit").loss();
                near("a loss", loss, keras, keras, $tolerance);
                model.fit($x, $y).batch_size(SAMPLES).shuffle(false).verbose(false).run().expect("data that fit");
            }
        }
    };
}

/// The targets of the networks that tell classes apart.
fn labels<T>(images: &Images<T>) -> Labels<10> {
    Labels::new(images.classes.iter().copied()).expect("ten classes")
}

/// Whether the two images of a pair are of one class.
fn same<T: Scalar>(images: &Images<T>) -> Batch<shape![1], T> {
    let pairs = images.classes.iter().zip(images.classes.iter().rev());
    Batch::new(pairs.map(|(a, b)| if a == b { T::ONE } else { T::ZERO }).collect()).expect("whole samples")
}

#[test]
fn a_gru_over_the_rows_of_images_is_keras_gru() {
    compare!("gru", f64, 1e-6, OfGru<f64>, SparseCategoricalCrossentropy, |images| &images.x, &labels(&images));
    compare!("gru", f32, 1e-5, OfGru<f32>, SparseCategoricalCrossentropy, |images| &images.x, &labels(&images));
}

#[test]
fn an_lstm_over_the_rows_of_images_is_keras_lstm() {
    compare!("lstm", f64, 1e-6, OfLstm<f64>, SparseCategoricalCrossentropy, |images| &images.x, &labels(&images));
    compare!("lstm", f32, 1e-5, OfLstm<f32>, SparseCategoricalCrossentropy, |images| &images.x, &labels(&images));
}

#[test]
fn a_siamese_network_shares_its_weights_as_in_keras() {
    compare!(
        "siamese",
        f64,
        1e-6,
        Siamese<f64>,
        BinaryCrossentropy,
        |images| (&images.x, &backwards(&images.x)),
        &same(&images)
    );
    compare!(
        "siamese",
        f32,
        1e-5,
        Siamese<f32>,
        BinaryCrossentropy,
        |images| (&images.x, &backwards(&images.x)),
        &same(&images)
    );
}

#[test]
fn a_stacked_autoencoder_learns_as_in_keras() {
    compare!("stacked", f64, 1e-6, Stacked<f64>, Mse, |images| &images.x, &images.x);
    compare!("stacked", f32, 1e-5, Stacked<f32>, Mse, |images| &images.x, &images.x);
}
