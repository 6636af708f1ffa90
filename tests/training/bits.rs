//! The same seed gives the same bits; what is not asked for changes nothing.

use neurotype::prelude::*;

network! {
    Net(x: [28, 28]) -> [10] { x -> Flatten -> Dense(40, relu) -> Dropout(0.3) -> Dense(10, softmax) }
}

fn train(seed: u64, epochs: &[usize], validate: bool) -> (Vec<f32>, Vec<f64>) {
    let data = datasets::garments(200, 1);
    let mut model = Net::new(seed).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
    let mut losses = Vec::new();
    for epochs in epochs {
        let mut fit = model.fit(&data.x, &data.y).epochs(*epochs).verbose(false);
        if validate {
            fit = fit.validation(&data.x, &data.y);
        }
        losses.extend_from_slice(fit.run().expect("data that fit").get("loss").expect("a loss"));
    }
    (model.parameters().to_vec(), losses)
}

#[test]
fn the_same_seed_gives_the_same_bits_twice() {
    assert_eq!(train(7, &[3], false), train(7, &[3], false));
    assert_ne!(train(7, &[1], false), train(8, &[1], false));
}

#[test]
fn a_second_fit_goes_on_where_the_first_stopped() {
    let (whole, whole_losses) = train(7, &[3], false);
    let (parts, part_losses) = train(7, &[1, 2], false);
    assert_eq!(whole.len(), parts.len());
    // The order of the second epoch begins anew with a second `fit`, so the numbers are near, not equal.
    assert!((whole_losses[2] - part_losses[2]).abs() < 0.3, "{whole_losses:?} {part_losses:?}");
    assert!(part_losses[1] < part_losses[0] && part_losses[2] < part_losses[0], "{part_losses:?}");
}

#[test]
fn validation_changes_no_bit_of_the_training() {
    assert_eq!(train(7, &[2], true), train(7, &[2], false));
}

#[test]
fn without_shuffling_the_order_is_that_of_the_data() {
    let data = datasets::garments(64, 1);
    let run = |shuffle: bool, seed: u64| {
        let mut model = Net::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, ());
        let _ = seed;
        model.fit(&data.x, &data.y).shuffle(shuffle).verbose(false).run().expect("data that fit");
        model.into_network()
    };
    assert_eq!(run(false, 1).parameters(), run(false, 2).parameters());
    assert_ne!(run(false, 1).parameters(), run(true, 1).parameters());
}

#[test]
fn dropout_draws_in_training_alone() {
    let data = datasets::garments(64, 1);
    let model = Net::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    let once = model.evaluate(&data.x, &data.y).expect("data that fit");
    assert_eq!(once, model.evaluate(&data.x, &data.y).expect("data that fit"));
    assert_eq!(once.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["loss", "accuracy"]);
}
