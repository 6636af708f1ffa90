//! Whole trainings beside Keras 3, batch by batch: `reference/trainings.py`.

use std::fs;
use std::path::Path;

use neurotype::optimizers::RmsProp;
use neurotype::prelude::*;
use neurotype::{Scalar, Shape};
use serde_json::Value;

const SAMPLES: usize = 64;
const BATCH: usize = 16;

network! {
    WideDeep(wide: [3], deep: [4]) -> (price: [1], aux: [1]) {
        let hidden = deep -> Dense(8, relu) -> Dense(8, relu);
        let price = (wide, hidden) -> Concat -> Dense(1);
        let aux = hidden -> Dense(1);
        (price, aux)
    }
}
network! {
    Classifier(x: [6]) -> [3] {
        x -> Dense(8, use_bias = false) -> BatchNormalization(momentum = 0.875) -> relu -> Dense(3, softmax)
    }
}
network! { Answers(x: [6]) -> [1] { x -> Dense(5, tanh) -> Dense(1, sigmoid) } }

fn trainings() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/trainings.json");
    let all: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    all["trainings"].clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

/// A network with the initial weights of a training.
fn begin<N: Network>(training: &Value) -> N {
    let mut model = N::new(1);
    let weights = numbers(&training["begin"]);
    for (parameter, weight) in model.parameters_mut().iter_mut().zip(&weights) {
        *parameter = N::Scalar::from_f64(*weight);
    }
    assert_eq!(weights.len(), N::PARAMETERS);
    model
}

/// sin(pace · index + 0.3), as the script has it.
fn drawn<S: Shape, T: Scalar>(pace: f64) -> Batch<S, T> {
    let count = SAMPLES * S::SIZES.elements();
    Batch::new((0..count).map(|index| T::from_f64((index as f64 * pace + 0.3).sin())).collect()).expect("whole samples")
}

fn column<T: Scalar>(number: impl Fn(usize) -> f64) -> Batch<shape![1], T> {
    Batch::new((0..SAMPLES).map(|sample| T::from_f64(number(sample))).collect()).expect("whole samples")
}

fn classes() -> Vec<usize> {
    let image = drawn::<shape![6], f64>(0.71);
    (0..SAMPLES).map(|sample| (sample * 7 + usize::from(image.sample(sample)[0] > 0.0)) % 3).collect()
}

fn weights() -> Vec<f64> {
    (0..SAMPLES).map(|sample| 0.5 + (sample as f64).cos().abs()).collect()
}

/// The samples of a step.
fn batch(step: usize) -> std::ops::Range<usize> {
    let start = step * BATCH % SAMPLES;
    start..start + BATCH
}

/// Whether the losses of all batches agree.
fn compare(name: &str, training: &Value, bound: f64, mut step: impl FnMut(std::ops::Range<usize>) -> f64) {
    for (index, expected) in numbers(&training["losses"]).into_iter().enumerate() {
        let found = step(batch(index));
        let apart = (found - expected).abs() / expected.abs();
        assert!(apart < bound, "{name}, step {index}: {found}, not {expected}: {apart:e} apart");
    }
}

/// The last loss of a `fit` of one batch.
fn loss(history: Result<History>) -> f64 {
    history.expect("a training").last("loss").expect("a loss")
}

#[test]
fn two_hundred_steps_have_keras_s_losses_with_each_optimizer() {
    fn train<T: Scalar>(all: &Value, name: &str, bound: f64, optimizer: impl Optimizer + Clone) {
        let title = format!("wide_deep {name}");
        let training = &all[title.as_str()];
        assert_eq!(numbers(&training["losses"]).len(), 200);
        let (wide, deep) = (drawn::<shape![3], T>(0.37), drawn::<shape![4], T>(0.53));
        let (exact_wide, exact_deep) = (drawn::<shape![3], f64>(0.37), drawn::<shape![4], f64>(0.53));
        let price = column::<T>(|sample| {
            let deep = exact_deep.sample(sample);
            0.5 * (exact_wide.sample(sample).iter().sum::<f64>() + deep[0] * deep[1])
        });
        let aux = column::<T>(|sample| 2.0 * exact_deep.sample(sample)[2]);
        let losses = (Mse.weight(0.75), Mse.weight(0.25));
        let mut model = begin::<WideDeep<T>>(training).compile(optimizer.clone(), losses, ());
        compare(&title, training, bound, |range| {
            let x = (&wide.slice(range.clone()), &deep.slice(range.clone()));
            let y = (&price.slice(range.clone()), &aux.slice(range));
            model.train_on_batch(x, y).expect("a step").loss()
        });

        let title = format!("classifier {name}");
        let training = &all[title.as_str()];
        let (x, y) = (drawn::<shape![6], T>(0.71), Labels::<3>::new(classes()).expect("classes"));
        let mut model = begin::<Classifier<T>>(training).compile(optimizer, SparseCategoricalCrossentropy, ());
        compare(&title, training, bound, |range| {
            model.train_on_batch(&x.slice(range.clone()), &y.slice(range)).expect("a step").loss()
        });
    }
    let all = trainings();
    // Keras rounds the betas of Adam and the rho of RMSprop to single precision.
    train::<f64>(&all, "SGD", 1e-9, Sgd::new(1.0 / 32.0));
    train::<f64>(&all, "Adam", 1e-4, Adam::new(1.0 / 128.0));
    train::<f64>(&all, "RMSprop", 1e-4, RmsProp::new(1.0 / 256.0));
    train::<f32>(&all, "SGD", 1e-4, Sgd::new(1.0 / 32.0));
}

#[test]
fn weighted_samples_have_keras_s_losses() {
    let (all, weights) = (trainings(), weights());
    let training = &all["sample_weight"];
    let (x, y) = (drawn::<shape![6], f64>(0.71), Labels::<3>::new(classes()).expect("classes"));
    let mut model = begin::<Classifier<f64>>(training).compile(Sgd::new(1.0 / 32.0), SparseCategoricalCrossentropy, ());
    compare("sample_weight", training, 1e-9, |range| {
        let (x, y) = (x.slice(range.clone()), y.slice(range.clone()));
        let fit = model.fit(&x, &y).sample_weight(&weights[range]);
        loss(fit.batch_size(BATCH).shuffle(false).verbose(false).run())
    });

    let training = &all["sample_weight of one output"];
    let (wide, deep) = (drawn::<shape![3], f64>(0.37), drawn::<shape![4], f64>(0.53));
    let price = column::<f64>(|sample| {
        let deep = deep.sample(sample);
        0.5 * (wide.sample(sample).iter().sum::<f64>() + deep[0] * deep[1])
    });
    let aux = column::<f64>(|sample| 2.0 * deep.sample(sample)[2]);
    let losses = (Mse.weight(0.75), Mse.weight(0.25));
    let mut model = begin::<WideDeep<f64>>(training).compile(Sgd::new(1.0 / 32.0), losses, ());
    compare("sample_weight of one output", training, 1e-9, |range| {
        let (wide, deep) = (wide.slice(range.clone()), deep.slice(range.clone()));
        let (price, aux) = (price.slice(range.clone()), aux.slice(range.clone()));
        let fit = model.fit((&wide, &deep), (&price, &aux)).sample_weight((&weights[range], ()));
        loss(fit.batch_size(BATCH).shuffle(false).verbose(false).run())
    });
}

#[test]
fn weighted_classes_have_keras_s_losses() {
    const BY_CLASS: [f64; 3] = [0.5, 2.0, 1.25];
    let (all, classes) = (trainings(), classes());
    let x = drawn::<shape![6], f64>(0.71);
    let sgd = Sgd::new(1.0 / 32.0);

    let training = &all["class_weight"];
    let y = Labels::<3>::new(classes.clone()).expect("classes");
    let mut model = begin::<Classifier<f64>>(training).compile(sgd, SparseCategoricalCrossentropy, ());
    compare("class_weight", training, 1e-9, |range| {
        let (x, y) = (x.slice(range.clone()), y.slice(range));
        loss(model.fit(&x, &y).class_weight(BY_CLASS).batch_size(BATCH).shuffle(false).verbose(false).run())
    });

    let training = &all["class_weight of one_hot"];
    let one_hot = classes.iter().flat_map(|class| [0, 1, 2].map(|place| f64::from(u8::from(place == *class))));
    let y = Batch::<shape![3], f64>::new(one_hot.collect()).expect("whole samples");
    let mut model = begin::<Classifier<f64>>(training).compile(sgd, CategoricalCrossentropy, ());
    compare("class_weight of one_hot", training, 1e-9, |range| {
        let (x, y) = (x.slice(range.clone()), y.slice(range));
        loss(model.fit(&x, &y).class_weight(BY_CLASS).batch_size(BATCH).shuffle(false).verbose(false).run())
    });

    let training = &all["class_weight of answers"];
    let y = column::<f64>(|sample| f64::from(u8::from(classes[sample] == 1)));
    let mut model = begin::<Answers<f64>>(training).compile(sgd, BinaryCrossentropy, ());
    compare("class_weight of answers", training, 1e-9, |range| {
        let (x, y) = (x.slice(range.clone()), y.slice(range));
        loss(model.fit(&x, &y).class_weight([0.5, 2.0]).batch_size(BATCH).shuffle(false).verbose(false).run())
    });
}

network! {
    Reviews(words: [0..11; 5]) -> [1] {
        words -> Embedding(3, embeddings_regularizer = l2(0.125)) -> Flatten -> Dense(1, sigmoid)
    }
}

#[test]
fn embeddings_are_trained_as_keras_s() {
    fn train(name: &str, bound: f64, optimizer: impl Optimizer) {
        let (all, classes) = (trainings(), classes());
        let training = &all[name];
        let words = Indices::<5, 11>::new((0..5 * SAMPLES).map(|place| (place * 7 + place / 3) % 11)).expect("words");
        let y = column::<f64>(|sample| f64::from(u8::from(classes[sample] == 1)));
        let mut model = begin::<Reviews<f64>>(training).compile(optimizer, BinaryCrossentropy, ());
        compare(name, training, bound, |range| {
            model.train_on_batch(&words.slice(range.clone()), &y.slice(range)).expect("a step").loss()
        });
    }
    train("embedding SGD", 1e-7, Sgd::new(1.0 / 32.0));
    train("embedding Adam", 1e-4, Adam::new(1.0 / 128.0));
}
