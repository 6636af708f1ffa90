//! That something is learned, and what is reported of it.

use neurotype::callbacks::Answer;
use neurotype::prelude::*;

#[test]
fn garments_need_hidden_layers() {
    network! { Linear(x: [28, 28]) -> [10] { x -> Flatten -> Dense(10, softmax) } }
    network! { Mlp(x: [28, 28]) -> [10] { x -> Flatten -> Dense(100, relu) -> Dense(10, softmax) } }
    let (train, test) = (datasets::garments(4_000, 1), datasets::garments(1_000, 2));
    let mut linear = Linear::new(1).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
    let mut mlp = Mlp::new(1).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
    linear.fit(&train.x, &train.y).epochs(8).verbose(false).run().expect("data that fit");
    mlp.fit(&train.x, &train.y).epochs(8).verbose(false).run().expect("data that fit");
    let accuracy = |evaluation: neurotype::Evaluation| evaluation.get("accuracy").expect("an accuracy");
    let linear = accuracy(linear.evaluate(&test.x, &test.y).expect("data that fit"));
    let mlp = accuracy(mlp.evaluate(&test.x, &test.y).expect("data that fit"));
    assert!(mlp > 0.8 && mlp > linear + 0.1, "linear {linear}, MLP {mlp}");
}

#[test]
fn several_outputs_are_reported_by_name() {
    network! {
        Two(x: [2]) -> (price: [1], class: [2]) {
            let h = x -> Dense(8, tanh);
            (h -> Dense(1), h -> Dense(2, softmax))
        }
    }
    let x = Batch::from([[0.0_f32, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]);
    let price = Batch::from([[1.0_f32], [2.0], [3.0], [0.0]]);
    let class = Labels::new([0, 1, 1, 0]).expect("classes below 2");
    let losses = (Mse.weight(0.5), SparseCategoricalCrossentropy);
    let mut model = Two::new(3).compile(Adam::new(0.02), losses, ((), Accuracy));
    let history = model.fit(&x, (&price, &class)).epochs(300).validation(&x, (&price, &class)).verbose(false).run();
    let history = history.expect("data that fit");
    let names = ["loss", "price_loss", "class_loss", "class_accuracy"];
    let all: Vec<_> =
        names.iter().map(|name| (*name).to_owned()).chain(names.map(|name| format!("val_{name}"))).collect();
    assert_eq!(history.names().collect::<Vec<_>>(), all);
    let last = |name| history.last(name).expect("a number");
    assert!((last("loss") - 0.5 * last("price_loss") - last("class_loss")).abs() < 1e-9);
    assert!(last("val_class_accuracy") == 1.0 && last("val_price_loss") < 0.01, "{history}");
    let (prices, classes) = model.predict(&x);
    assert!((prices.sample(2)[0] - 3.0).abs() < 0.3);
    assert!(classes.sample(1)[1] > 0.5);
}

#[test]
fn a_history_is_kept_as_json_to_the_bit() {
    network! { Line(x: [1]) -> [1] { x -> Dense(1) } }
    let (x, y) = (Batch::from([[0.5_f32], [1.5]]), Batch::from([[1.0_f32], [4.0]]));
    let mut model = Line::new(42).compile(Sgd::new(0.03), Mse, ());
    let infinite = LambdaCallback::new().on_epoch_end(|_, logs| {
        logs.set("most", if logs.get("loss") > Some(1.0) { f64::INFINITY } else { f64::NEG_INFINITY });
        Answer::Continue
    });
    let history = model.fit(&x, &y).epochs(5).callback(infinite).verbose(false).run().expect("data that fit");
    assert!(history.get("most").is_some_and(|most| most.contains(&f64::INFINITY)), "{history}");
    let text = serde_json::to_string(&history).expect("JSON");
    assert_eq!(serde_json::from_str::<neurotype::History>(&text).expect("the same JSON"), history);
}

#[test]
fn the_loss_of_an_epoch_is_the_mean_over_samples_not_batches() {
    network! { Line(x: [1]) -> [1] { x -> Dense(1, kernel_initializer = zeros) } }
    let x = Batch::from([[1.0_f64], [1.0], [1.0]]);
    let y = Batch::from([[1.0_f64], [1.0], [4.0]]);
    let mut model = Line::<f64>::new(0).compile(Sgd::new(1e-12), Mse, ());
    let history = model.fit(&x, &y).batch_size(2).shuffle(false).verbose(false).run().expect("data that fit");
    assert!((history.last("loss").expect("a loss") - 6.0).abs() < 1e-9);
}

#[test]
fn binary_answers_are_learned_and_counted() {
    network! { Xor(x: [2]) -> [1] { x -> Dense(8, tanh) -> Dense(1, sigmoid) } }
    let x = Batch::from([[0.0_f32, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]);
    let y = Batch::from([[0.0_f32], [1.0], [1.0], [0.0]]);
    let mut model = Xor::new(1).compile(Adam::new(0.05), BinaryCrossentropy, Accuracy);
    let history = model.fit(&x, &y).epochs(500).verbose(false).run().expect("data that fit");
    assert_eq!(history.last("accuracy"), Some(1.0));
    assert!(history.last("loss").expect("a loss") < 0.05);
}
