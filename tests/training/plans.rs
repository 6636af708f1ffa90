//! What `fit` can be asked for besides epochs and batches.

use neurotype::callbacks::LambdaCallback;
use neurotype::prelude::*;

network! { Line(x: [2]) -> [1] { x -> Dense(1) } }

fn data(count: usize) -> (Batch<shape![2]>, Batch<shape![1]>) {
    let x = Batch::new((0..2 * count).map(|index| (index as f32).sin()).collect()).expect("whole samples");
    let y = Batch::new((0..count).map(|index| (index as f32).cos()).collect()).expect("whole samples");
    (x, y)
}

fn model() -> neurotype::Compiled<Line, Adam, neurotype::Mse, ()> {
    Line::new(1).compile(Adam::new(0.01), Mse, ())
}

#[test]
fn the_last_share_of_the_samples_judges_and_does_not_train() {
    let (x, y) = data(20);
    let (mut one, mut other) = (model(), model());
    let history = one.fit(&x, &y).epochs(3).batch_size(4).validation_split(0.3).verbose(false).run().expect("data");
    let fit = other.fit(&x.slice(0..14), &y.slice(0..14)).epochs(3).batch_size(4).verbose(false).run().map(drop);
    fit.expect("data");
    assert_eq!(one.parameters(), other.parameters());
    let judged = other.evaluate(&x.slice(14..20), &y.slice(14..20)).expect("data").loss();
    assert!((history.last("val_loss").expect("a number") - judged).abs() < 1e-12);
}

#[test]
fn a_validation_of_its_own_counts_more_than_a_split() {
    let (x, y) = data(20);
    let (mut one, mut other) = (model(), model());
    let fit = one.fit(&x, &y).validation_split(0.3).validation(&x, &y).verbose(false).run().expect("data");
    assert_eq!(fit, other.fit(&x, &y).validation(&x, &y).verbose(false).run().expect("data"));
}

#[test]
fn between_validations_the_history_holds_no_number_and_callbacks_wait() {
    let (x, y) = data(20);
    let mut model = model();
    let fit = model.fit(&x, &y).epochs(5).validation(&x, &y).validation_freq(2).validation_batch_size(3).verbose(false);
    let history = fit.callback(EarlyStopping::new().patience(9)).run().expect("data");
    let known: Vec<bool> = history.get("val_loss").expect("numbers").iter().map(|loss| loss.is_finite()).collect();
    assert_eq!(known, [false, true, false, true, false]);
}

#[test]
fn epochs_go_on_from_the_initial_one() {
    let (x, y) = data(20);
    let (mut one, mut other) = (model(), model());
    one.fit(&x, &y).epochs(5).verbose(false).run().expect("data");
    other.fit(&x, &y).epochs(3).verbose(false).run().expect("data");
    let mut seen = Vec::new();
    let watch = LambdaCallback::new().on_epoch_begin(|run| seen.push(run.epoch()));
    let fit = other.fit(&x, &y).epochs(5).initial_epoch(3).verbose(false).callback(watch);
    assert_eq!(fit.run().expect("data").epochs(), 2);
    assert_eq!(seen, [4, 5]);
    assert_eq!(one.parameters(), other.parameters());
}

#[test]
fn steps_by_hand_are_those_of_fit() {
    let (x, y) = data(12);
    let (mut one, mut other) = (model(), model());
    let history = one.fit(&x, &y).batch_size(12).epochs(3).shuffle(false).verbose(false).run().expect("data");
    let losses: Vec<f64> = (0..3).map(|_| other.train_on_batch(&x, &y).expect("data").loss()).collect();
    assert_eq!(history.get("loss"), Some(&losses[..]));
    assert_eq!(one.parameters(), other.parameters());
}

#[test]
fn plans_that_cannot_be_followed_are_refused() {
    let (x, y) = data(4);
    let mut model = model();
    let message = model.fit(&x, &y).validation_split(1.0).run().expect_err("no training").to_string();
    assert_eq!(message, "`validation_split` is 1, but it must be from 0 to below 1");
    let message = model.fit(&x, &y).validation_split(0.9).run().expect_err("no training").to_string();
    assert_eq!(message, "`validation_split` is 0.9, but it leaves no sample for training");
    assert!(model.fit(&x, &y).validation_freq(0).run().is_err());
    assert!(model.fit(&x, &y).validation_batch_size(0).run().is_err());
}
