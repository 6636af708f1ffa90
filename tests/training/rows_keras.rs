//! A class in each row of an output, compared with Keras: `tests/reference/rows.py`.

use std::fs;
use std::path::Path;

use neurotype::prelude::*;
use serde_json::Value;

const SAMPLES: usize = 7;

// The gradients of the bias, which begins as 0, are those of what enters the activation.
network! {
    Chosen(x: [3, 4]) -> [3, 4] {
        let moved = (x -> Flatten) + (0.0 * x -> Flatten -> Dense(12));
        moved -> Reshape([3, 4]) -> softmax
    }
}
network! {
    Raw(x: [3, 4]) -> [3, 4] {
        let moved = (x -> Flatten) + (0.0 * x -> Flatten -> Dense(12));
        moved -> Reshape([3, 4])
    }
}

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/rows.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("numbers").iter().filter_map(Value::as_f64).collect()
}

/// What is given to the softmax, the class of each row, and the same one-hot.
fn data(reference: &Value) -> (Batch<shape![3, 4], f64>, Indices<3, 4>, Batch<shape![3, 4], f64>) {
    let classes: Vec<usize> = numbers(&reference["classes"]).into_iter().map(|class| class as usize).collect();
    let one_hot = classes.iter().flat_map(|class| (0..4).map(move |place| f64::from(u8::from(place == *class))));
    let one_hot = Batch::new(one_hot.collect()).expect("whole samples");
    let x = Batch::new(numbers(&reference["outputs"])).expect("whole samples");
    (x, Indices::new(classes).expect("classes"), one_hot)
}

/// Compares the loss of all samples, and the gradient of each.
macro_rules! compare {
    ($case:expr, $network:ident, $loss:expr, $x:expr, $y:expr) => {{
        let mut model = $network::<f64>::new(1).compile(Sgd::new(0.1), $loss, ());
        let found = model.evaluate(&$x, &$y).expect("data").loss();
        let expected = $case["value"].as_f64().expect("a number");
        assert!((found - expected).abs() < 1e-12, "{found} and {expected}");
        let gradients = numbers(&$case["gradients"]);
        for (sample, expected) in gradients.chunks(12).enumerate() {
            let one = sample..sample + 1;
            let found = model.gradients(&$x.slice(one.clone()), &$y.slice(one)).expect("data");
            for (found, expected) in found[144..].iter().zip(expected) {
                assert!((found - expected * SAMPLES as f64).abs() < 1e-12, "{sample}: {found} and {expected}");
            }
        }
    }};
}

#[test]
fn losses_of_a_class_in_each_row_have_keras_s_values_and_gradients() {
    let reference = reference();
    let (x, classes, one_hot) = data(&reference);
    compare!(reference["sparse"], Chosen, SparseCategoricalCrossentropy, x, classes);
    compare!(reference["sparse_from_logits"], Raw, SparseCategoricalCrossentropy.from_logits(), x, classes);
    compare!(reference["categorical"], Chosen, CategoricalCrossentropy, x, one_hot);
}

#[test]
fn metrics_of_a_class_in_each_row_have_keras_s_values() {
    let reference = reference();
    let (x, classes, one_hot) = data(&reference);
    let metrics = (Accuracy, TopKCategoricalAccuracy::<2>, FBetaScore::new(1.0));
    let of_classes = Chosen::<f64>::new(1).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, metrics);
    let metrics = (Accuracy, CategoricalAccuracy, TopKCategoricalAccuracy::<2>, FBetaScore::new(1.0));
    let of_numbers = Chosen::<f64>::new(1).compile(Sgd::new(0.1), CategoricalCrossentropy, metrics);
    let of_classes = of_classes.evaluate(&x, &classes).expect("data");
    let of_numbers = of_numbers.evaluate(&x, &one_hot).expect("data");
    let expected = |name: &str| reference[name].as_f64().map(|number| (number * 1e6).round());
    let found = |number: Option<f64>| number.map(|number| (number * 1e6).round());
    for result in [&of_classes, &of_numbers] {
        assert_eq!(found(result.get("accuracy")), expected("accuracy"));
        assert_eq!(found(result.get("top_k_categorical_accuracy")), expected("top_2"));
        assert_eq!(result.get("f1_score"), of_classes.get("f1_score"));
    }
    assert_eq!(found(of_numbers.get("categorical_accuracy")), expected("categorical_accuracy"));
}

#[test]
fn a_class_is_chosen_for_each_row_and_learned() -> neurotype::Result<()> {
    network! {
        Tagger(words: [0..20; 5]) -> [5, 3] {
            layer out = Dense(3, softmax);
            for row in (words -> Embedding(8)) { row -> out }
        }
    }
    let words: Vec<usize> = (0..500).map(|place| place * 7 % 20).collect();
    let tags: Vec<[usize; 5]> = words.chunks(5).map(|words| std::array::from_fn(|row| words[row] % 3)).collect();
    let (x, y) = (Indices::new(words)?, Indices::from_samples(&tags)?);
    let mut model = Tagger::new(42).compile(Adam::new(0.05), SparseCategoricalCrossentropy, Accuracy);
    model.fit(&x, &y).epochs(30).verbose(false).run()?;
    assert_eq!(model.predict_classes(&x), tags);
    Ok(())
}
