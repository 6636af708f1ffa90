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

#[test]
fn an_epoch_of_so_many_steps_goes_on_where_the_last_one_stopped() {
    use std::sync::Mutex;
    let (x, y) = data(10);
    let seen = Mutex::new(Vec::new());
    let mut one = model();
    // 10 samples in batches of 4: three batches make a pass; epochs of two steps cut across.
    let watch = LambdaCallback::new().on_train_batch_end(|run, _| {
        seen.lock().expect("nobody panics").push((run.epoch(), run.step(), run.seen()));
    });
    let fit = one.fit(&x, &y).epochs(3).batch_size(4).shuffle(false).steps_per_epoch(2).callback(watch);
    fit.verbose(false).run().expect("data");
    let expected = [(1, 1, 4), (1, 2, 8), (2, 1, 2), (2, 2, 6), (3, 1, 4), (3, 2, 6)];
    assert_eq!(*seen.lock().expect("nobody panics"), expected);
    // The same steps as two epochs of all three.
    let mut other = model();
    other.fit(&x, &y).epochs(2).batch_size(4).shuffle(false).verbose(false).run().expect("data");
    assert_eq!(one.parameters(), other.parameters());
    let refused = one.fit(&x, &y).steps_per_epoch(0).run().expect_err("no steps").to_string();
    assert_eq!(refused, "`steps_per_epoch` is 0, but it must be at least 1");
}

#[test]
fn with_so_many_steps_an_epoch_shuffling_draws_an_order_for_each_pass() {
    let (x, y) = data(10);
    let (mut one, mut other) = (model(), model());
    one.fit(&x, &y).epochs(6).batch_size(4).steps_per_epoch(1).verbose(false).run().expect("data");
    other.fit(&x, &y).epochs(2).batch_size(4).verbose(false).run().expect("data");
    assert_eq!(one.parameters(), other.parameters());
}

#[test]
fn sample_weights_count_in_validation_too() {
    let (x, y) = data(6);
    let weights = [1.0, 2.0, 0.0, 0.5, 1.0, 3.0];
    let mut one = model();
    let fit = one.fit(&x, &y).sample_weight(&weights).validation(&x, &y).validation_sample_weight(&weights);
    let history = fit.verbose(false).run().expect("data");
    let errors: Vec<f64> = (0..6)
        .map(|sample| f64::from(one.predict(&x).sample(sample)[0] - y.sample(sample)[0]).powi(2) * weights[sample])
        .collect();
    let mean = errors.iter().sum::<f64>() / 6.0;
    assert!((history.last("val_loss").expect("a number") - mean).abs() < 1e-6);
    // A split takes its weights along.
    let fit = one.fit(&x, &y).sample_weight(&[1.0, 1.0, 1.0, 1.0, 0.0, 0.0]).validation_split(0.3);
    assert_eq!(fit.verbose(false).run().expect("data").last("val_loss"), Some(0.0));
}

#[test]
fn weights_that_do_not_fit_the_samples_are_refused() {
    let (x, y) = data(3);
    let mut one = model();
    let message = |result: Result<History>| result.expect_err("weights that do not fit").to_string();
    let short = message(one.fit(&x, &y).sample_weight(&[1.0, 2.0]).run());
    assert_eq!(short, "`x` has 3 samples but `sample_weight` has 2; they must have as many");
    let negative = message(one.fit(&x, &y).sample_weight(&[1.0, -2.0, 1.0]).run());
    assert_eq!(negative, "`sample_weight` is -2, but the weight of sample 1 must be finite and not negative");
    network! { Net(x: [2]) -> [2] { x -> Dense(2, softmax) } }
    let labels = Labels::new([0, 1, 1]).expect("classes");
    let mut net = Net::new(1).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, ());
    let by_class = message(net.fit(&x, &labels).class_weight([1.0, f64::NAN]).run());
    assert_eq!(by_class, "`class_weight` is NaN, but the weight of sample 1 must be finite and not negative");
    let judged = net.fit(&x, &labels).validation(&x, &labels).validation_sample_weight(&[1.0]).run();
    let judged = message(judged);
    assert_eq!(judged, "`x` has 3 samples but `validation_sample_weight` has 1; they must have as many");
    let both = message(net.fit(&x, &labels).sample_weight(&[1.0; 3]).class_weight([1.0, 2.0]).run());
    assert!(both.starts_with("`class_weight` is given, but there are sample weights too"), "{both}");
}
