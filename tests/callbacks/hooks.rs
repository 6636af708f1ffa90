//! What callbacks are told, and when.

use std::cell::RefCell;

use neurotype::callbacks::{Answer, LambdaCallback, LearningRateScheduler, Logs, Run};
use neurotype::prelude::*;

network! { Line(x: [1]) -> [1] { x -> Dense(1) } }

fn data(count: usize) -> Batch<shape![1]> {
    Batch::new((0..count).map(|index| index as f32 / 10.0).collect()).expect("whole samples")
}

/// Writes down what it is told.
struct Witness<'a>(&'a RefCell<Vec<String>>);

macro_rules! written_down {
    ($($hook:ident($($logs:ident: $kind:ty)?) -> $answer:ty = $given:expr;)+) => {$(
        fn $hook(&mut self, run: &mut Run<'_>$(, $logs: $kind)?) -> neurotype::Result<$answer> {
            $(let _ = $logs;)?
            let name = stringify!($hook).trim_start_matches("on_");
            self.0.borrow_mut().push(format!("{name} {}.{}", run.epoch(), run.step()));
            Ok($given)
        }
    )+};
}

impl Callback for Witness<'_> {
    written_down! {
        on_train_begin() -> () = ();
        on_train_end(logs: &Logs) -> () = ();
        on_epoch_begin() -> () = ();
        on_epoch_end(logs: &mut Logs) -> Answer = Answer::Continue;
        on_train_batch_begin() -> () = ();
        on_train_batch_end(logs: &Logs) -> Answer = Answer::Continue;
        on_test_begin() -> () = ();
        on_test_end(logs: &Logs) -> () = ();
        on_test_batch_begin() -> () = ();
        on_test_batch_end(logs: &Logs) -> () = ();
        on_predict_begin() -> () = ();
        on_predict_end() -> () = ();
        on_predict_batch_begin() -> () = ();
        on_predict_batch_end() -> () = ();
    }
}

#[test]
fn every_hook_is_called_in_keras_s_order() {
    let (told, x) = (RefCell::new(Vec::new()), data(3));
    let mut model = Line::new(1).compile(Sgd::new(0.1), Mse, ());
    let fit = model.fit(&x, &x).validation(&x, &x).batch_size(2).verbose(false);
    fit.callback(Witness(&told)).run().expect("a run");
    let expected = "train_begin 0.0, epoch_begin 1.0, \
        train_batch_begin 1.1, train_batch_end 1.1, train_batch_begin 1.2, train_batch_end 1.2, \
        test_begin 1.2, test_batch_begin 1.2, test_batch_end 1.2, test_batch_begin 1.2, test_batch_end 1.2, test_end 1.2, \
        epoch_end 1.2, train_end 1.2";
    assert_eq!(told.take().join(", "), expected);

    let many = data(40);
    let mut witness = Witness(&told);
    let result = model.evaluate_with(&many, &many, &mut [&mut witness]).expect("data");
    assert_eq!(result, model.evaluate(&many, &many).expect("data"));
    assert_eq!(told.take().len(), 6);
    let mut witness = Witness(&told);
    assert_eq!(model.predict_with(&many, &mut [&mut witness]).expect("data"), model.predict(&many));
    let expected = "predict_begin 0.0, predict_batch_begin 0.1, predict_batch_end 0.1, \
        predict_batch_begin 0.2, predict_batch_end 0.2, predict_end 0.2";
    assert_eq!(told.take().join(", "), expected);
}

#[test]
fn closures_are_called_where_hooks_are() {
    let (told, x) = (RefCell::new(Vec::new()), data(3));
    let note = |name: &str, run: &Run<'_>| told.borrow_mut().push(format!("{name} {}.{}", run.epoch(), run.step()));
    let lambda = LambdaCallback::new()
        .on_train_begin(|run| note("train_begin", run))
        .on_train_end(|run, _| note("train_end", run))
        .on_epoch_begin(|run| note("epoch_begin", run))
        .on_epoch_end(|run, _| {
            note("epoch_end", run);
            Answer::Stop
        })
        .on_train_batch_begin(|run| note("train_batch_begin", run))
        .on_train_batch_end(|run, _| note("train_batch_end", run))
        .on_test_begin(|run| note("test_begin", run))
        .on_test_end(|run, _| note("test_end", run));
    let mut model = Line::new(1).compile(Sgd::new(0.1), Mse, ());
    let fit = model.fit(&x, &x).validation(&x, &x).epochs(9).batch_size(2).verbose(false);
    fit.callback(lambda).run().expect("a run");
    let expected = "train_begin 0.0, epoch_begin 1.0, \
        train_batch_begin 1.1, train_batch_end 1.1, train_batch_begin 1.2, train_batch_end 1.2, \
        test_begin 1.2, test_end 1.2, epoch_end 1.2, train_end 1.2";
    assert_eq!(told.take().join(", "), expected);
}

/// Answers at a step.
struct At(usize, Answer);

impl Callback for At {
    fn on_train_batch_end(&mut self, run: &mut Run<'_>, _logs: &Logs) -> neurotype::Result<Answer> {
        Ok(if run.iterations() == self.0 as u64 { self.1 } else { Answer::Continue })
    }
}

#[test]
fn stop_closes_the_epoch_and_interrupt_leaves_it_open() {
    let x = data(6);
    let train = |answer| {
        let mut model = Line::new(1).compile(Sgd::new(0.1), Mse, ());
        let fit = model.fit(&x, &x).validation(&x, &x).epochs(9).batch_size(2).verbose(false).callback(At(5, answer));
        fit.run().expect("a run")
    };
    assert_eq!(train(Answer::Continue).epochs(), 9);
    assert_eq!(train(Answer::Stop).epochs(), 2);
    assert!(train(Answer::Stop).last("val_loss").is_some());
    assert_eq!(train(Answer::Interrupt).epochs(), 1);
}

#[test]
fn callbacks_see_network_and_optimizer_and_change_the_rate_from_the_next_step_on() {
    let x = data(4);
    let mut model = Line::new(1).compile(Sgd::new(0.5), Mse, ());
    let mut begins = 0;
    let seen = LambdaCallback::new().on_train_begin(|run| {
        begins += 1;
        assert_eq!(run.network::<Line>().expect("the network").parameters().len(), 2);
        assert_eq!(run.optimizer::<Sgd>(), Some(&Sgd::new(0.5)));
        assert!(run.optimizer::<Adam>().is_none());
        assert!(run.set_learning_rate(-1.0).is_err());
        assert_eq!((run.graph().name, run.weights().len()), ("Line", 2));
    });
    let halved = LearningRateScheduler::new(|epoch, rate| if epoch == 0 { rate } else { rate / 2.0 });
    let history = model.fit(&x, &x).epochs(3).verbose(false).callback(seen).callback(halved).run().expect("a run");
    assert_eq!(begins, 1);
    assert_eq!(history.get("learning_rate"), Some(&[0.5, 0.25, 0.125][..]));
    let mut by_hand = Line::new(1).compile(Sgd::new(0.5), Mse, ());
    by_hand.fit(&x, &x).epochs(1).verbose(false).run().expect("a run");
    assert_ne!(by_hand.parameters(), model.parameters());
}

#[test]
fn an_error_of_a_callback_ends_the_run_and_is_what_it_gives() {
    struct Refuses;
    impl Callback for Refuses {
        fn on_epoch_begin(&mut self, run: &mut Run<'_>) -> neurotype::Result<()> {
            if run.epoch() < 2 { Ok(()) } else { run.set_learning_rate(f64::NAN) }
        }
    }
    let x = data(4);
    let mut model = Line::new(1).compile(Sgd::new(0.5), Mse, ());
    let error = model.fit(&x, &x).epochs(3).verbose(false).callback(Refuses).run().expect_err("its own");
    assert_eq!(error.to_string(), "`learning_rate` is NaN, but it must be positive and finite");
}

#[test]
fn a_callback_that_was_lent_tells_afterwards_what_it_did() {
    let x = data(4);
    let mut model = Line::new(1).compile(Sgd::new(1e-9), Mse, ());
    let mut stopping = EarlyStopping::new().monitor("loss").min_delta(0.1).patience(3);
    let history = model.fit(&x, &x).epochs(30).verbose(false).callback(&mut stopping).run().expect("a run");
    assert_eq!((history.epochs(), stopping.stopped_epoch(), stopping.best_epoch()), (4, Some(4), Some(1)));
}
