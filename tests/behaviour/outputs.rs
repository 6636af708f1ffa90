//! What comes out, computed by hand.

use neurotype::prelude::*;

#[test]
fn a_forward_pass_is_what_the_formula_says() {
    network! { Net(x: [2]) -> [1] { x -> Dense(2, relu) -> Dense(1) } }
    let mut model = Net::new(0);
    // Kernels as Keras keeps them, [inputs, units] row by row, then biases.
    model.parameters_mut().copy_from_slice(&[1.0, -1.0, 2.0, 0.5, 0.1, 0.2, 3.0, -4.0, 0.5]);
    let y = model.predict(&Batch::from([[1.0_f32, 1.0], [-1.0, 0.0]]));
    // Hidden: [1 + 2 + 0.1, max(−1 + 0.5 + 0.2, 0)] and [max(−1 + 0.1, 0), 1 + 0.2].
    assert!((y.sample(0)[0] - (3.0 * 3.1 + 0.5)).abs() < 1e-5, "{y:?}");
    assert!((y.sample(1)[0] - (-4.0 * 1.2 + 0.5)).abs() < 1e-5, "{y:?}");
}

#[test]
fn a_sample_gives_the_same_alone_and_among_others() {
    network! { Net(x: [7]) -> [5] { x -> Dense(33, tanh) -> Dense(5, softmax) } }
    let model = Net::new(3);
    let samples: Vec<[f32; 7]> = (0..100).map(|s| std::array::from_fn(|i| ((s * 7 + i) as f32).sin())).collect();
    let x = Batch::from(samples);
    let all = model.predict(&x);
    for index in 0..x.len() {
        let alone = model.predict(&x.slice(index..=index));
        for (alone, among) in alone.sample(0).iter().zip(all.sample(index)) {
            assert!((alone - among).abs() < 1e-6);
        }
    }
    assert!(model.predict(&x.slice(0..0)).is_empty());
}

#[test]
fn probabilities_sum_to_one_even_for_large_numbers() {
    network! { Net(x: [3]) -> [3] { x -> softmax } }
    let y = Net::new(0).predict(&Batch::from([[1e4_f32, 0.0, -1e4], [88.0, 89.0, 90.0], [-500.0, -500.0, -500.0]]));
    for sample in y.samples() {
        assert!((sample.iter().sum::<f32>() - 1.0).abs() < 1e-6, "{y:?}");
    }
}

#[test]
fn images_are_flattened_row_by_row() {
    network! { Net(image: [2, 3]) -> [6] { image -> Flatten } }
    let y = Net::new(0).predict(&Batch::from([[[1.0_f32, 2.0, 3.0], [4.0, 5.0, 6.0]]]));
    assert_eq!(y.sample(0), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
}

#[test]
fn images_are_joined_along_the_last_axis() {
    network! { Net(a: [2, 1], b: [2, 2]) -> [2, 3] { (a, b) -> Concat } }
    let a = Batch::from([[[1.0_f32], [2.0]]]);
    let b = Batch::from([[[3.0_f32, 4.0], [5.0, 6.0]]]);
    assert_eq!(Net::new(0).predict((&a, &b)).sample(0), [1.0, 3.0, 4.0, 2.0, 5.0, 6.0]);
}

#[test]
fn of_inputs_with_different_numbers_of_samples_as_many_are_used_as_all_have() {
    network! { Net(a: [1], b: [1]) -> [1] { (a, b) -> Add } }
    let (a, b) = (Batch::from([[1.0_f32], [2.0], [3.0]]), Batch::from([[10.0_f32], [20.0]]));
    assert_eq!(Net::new(0).predict((&a, &b)).as_slice(), [11.0, 22.0]);
}

#[test]
fn initial_kernels_are_glorot_uniform_and_biases_zero() {
    network! { Net(x: [200]) -> [100] { x -> Dense(100) } }
    let model = Net::new(5);
    let weights = model.dense().weights();
    let limit = (6.0_f32 / 300.0).sqrt();
    let (mean, largest) = (weights.mean(), weights.iter().fold(0.0_f32, |largest, w| largest.max(w.abs())));
    assert!(mean.abs() < 1e-3 && largest <= limit && largest > 0.99 * limit, "{mean} {largest}");
    assert!((weights.variance() - limit * limit / 3.0).abs() < 2e-4);
    assert!(model.dense().bias().iter().all(|bias| *bias == 0.0));
}

#[test]
fn of_equal_probabilities_the_first_class_is_chosen() {
    network! { Soft(x: [3]) -> [3] { x -> softmax } }
    let model = Soft::new(0).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, (Accuracy, FBetaScore::f1()));
    // More than a register's width, and no multiple of it.
    let x: Batch<shape![3]> = (0..21_u8).map(|sample| [f32::from(sample), f32::from(sample), -1.0]).collect();
    assert_eq!(model.predict_classes(&x), [0; 21]);
    let measured = model.evaluate(&x, &Labels::new([0; 21]).expect("classes")).expect("data that fit");
    assert_eq!(measured.get("accuracy"), Some(1.0));
    // The mean over three classes, of which two never occur.
    assert!((measured.get("f1_score").expect("a metric") - 1.0 / 3.0).abs() < 1e-6);
    let wrong = model.evaluate(&x, &Labels::new([1; 21]).expect("classes")).expect("data that fit");
    assert_eq!(wrong.get("accuracy"), Some(0.0));
}
