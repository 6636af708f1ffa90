//! The same seed gives the same bits; what is not asked for changes nothing.

use neurotype::kernels::with_threads;
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
    assert!(train(7, &[3], false) == train(7, &[3], false));
    assert!(train(7, &[1], false) != train(8, &[1], false));
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
    assert!(train(7, &[2], true) == train(7, &[2], false));
}

#[test]
fn without_shuffling_the_order_is_that_of_the_data() {
    let data = datasets::garments(64, 1);
    let run = |shuffle: bool| {
        let mut model = Net::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, ());
        model.fit(&data.x, &data.y).shuffle(shuffle).verbose(false).run().expect("data that fit");
        model.into_network()
    };
    let slow = train_in_order(&data);
    assert!(run(false).parameters() == slow.parameters());
    assert!(run(true).parameters() != slow.parameters());
}

/// One batch after another by hand: a `fit` for each.
fn train_in_order(data: &datasets::Images) -> Net {
    let mut model = Net::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, ());
    for start in [0, 32] {
        let (x, y) = (data.x.slice(start..start + 32), data.y.slice(start..start + 32));
        model.fit(&x, &y).shuffle(false).verbose(false).run().expect("data that fit");
    }
    model.into_network()
}

#[test]
fn dropout_draws_in_training_alone() {
    let data = datasets::garments(64, 1);
    let model = Net::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    let once = model.evaluate(&data.x, &data.y).expect("data that fit");
    assert_eq!(once, model.evaluate(&data.x, &data.y).expect("data that fit"));
    assert_eq!(once.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["loss", "accuracy"]);
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    network! { Wide(x: [28, 28]) -> [10] { x -> Flatten -> Dense(301, relu) -> Dense(130, tanh) -> Dense(10, softmax) } }
    let data = datasets::garments(100, 1);
    let run = |threads: usize| {
        let mut model = Wide::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, ());
        model.fit(&data.x, &data.y).epochs(2).threads(threads).verbose(false).run().expect("data that fit");
        model.into_network()
    };
    let alone = run(1);
    for threads in [2, 3, 8] {
        assert!(run(threads).parameters() == alone.parameters(), "{threads} threads");
    }
}

#[test]
fn nor_do_threads_around_single_calls_or_those_that_long_calls_hire() {
    network! { Wide(x: [28, 28]) -> [10] { x -> Flatten -> Dense(301, relu) -> Dense(130, tanh) -> Dense(10, softmax) } }
    let data = datasets::garments(200, 1);
    let (batch, labels) = (data.x.slice(0..100), data.y.slice(0..100));
    let run = || {
        let mut model = Wide::new(3).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy);
        let steps = [0; 3].map(|_| model.train_on_batch(&batch, &labels).expect("data that fit"));
        let evaluation = model.evaluate(&data.x, &data.y).expect("data that fit");
        let watched = model.evaluate_with(&data.x, &data.y, &mut []).expect("data that fit");
        let answers = [1, 2, 5, 40, 100, 200].map(|samples| model.predict(&data.x.slice(0..samples)));
        let parts = model.predict_with(&data.x, &mut []).expect("data that fit");
        let gradients = model.gradients(&data.x, &data.y).expect("data that fit");
        (steps, [evaluation, watched], answers, parts, gradients, model.into_network().parameters().to_vec())
    };
    let alone = with_threads(1, run);
    let [first, .., last] = &alone.0;
    assert!(last.loss() < first.loss());
    assert!(run() == alone, "as many threads as it is worth");
    for threads in [2, 3, 8] {
        assert!(with_threads(threads, run) == alone, "{threads} threads");
    }
}

#[test]
fn nor_in_one_whose_activations_and_penalties_threads_share() {
    network! {
        Smooth(x: [28, 28]) -> [10] {
            x -> Flatten
              -> Dense(300, gelu, kernel_regularizer = l1_l2(1e-5, 1e-5))
              -> Dense(310, softplus)
              -> Dense(320, elu)
              -> Dense(10, softmax)
        }
    }
    let data = datasets::garments(100, 1);
    let run = |threads: usize| {
        let optimizer = Lamb::new(0.01).global_clip_norm(0.1).ema(0.5);
        let mut model = Smooth::new(3).compile(optimizer, SparseCategoricalCrossentropy, ());
        model.fit(&data.x, &data.y).epochs(2).threads(threads).verbose(false).run().expect("data that fit");
        model.into_network()
    };
    let alone = run(1);
    for threads in [2, 3, 8] {
        assert!(run(threads).parameters() == alone.parameters(), "{threads} threads");
    }
}

#[test]
fn nor_in_one_whose_noise_and_normalisation_threads_share() {
    network! {
        Noisy(x: [28, 28]) -> [10] {
            x -> BatchNormalization -> Flatten
              -> GaussianNoise(0.1)
              -> Dense(700) -> BatchNormalization -> relu -> Dropout(0.2)
              -> Dense(710, selu) -> AlphaDropout(0.1) -> BatchNormalization(scale = false) -> GaussianDropout(0.1)
              -> Dense(10, softmax)
        }
    }
    let data = datasets::garments(100, 1);
    // Full registers, odd numbers of samples, and a last batch of another size.
    for batch_size in [32, 31, 50] {
        let run = |threads: usize| {
            let mut model = Noisy::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, ());
            let fit = model.fit(&data.x, &data.y).epochs(2).batch_size(batch_size).threads(threads).verbose(false);
            let history = fit.run().expect("data that fit");
            (model.into_network(), history.get("loss").expect("a loss").to_vec())
        };
        let (alone, losses) = run(1);
        assert!(losses[1] < losses[0], "{losses:?}");
        for threads in [2, 3, 8] {
            assert!(run(threads).0.parameters() == alone.parameters(), "{threads} threads, batches of {batch_size}");
        }
    }
}

#[test]
fn nor_in_a_network_with_loops_and_networks_within() {
    network! { Deep(x: [28, 28], depth: usize = 2) -> [10] {
        layer block = Block;
        let mut h = (x -> Flatten -> Dense(320, relu), x -> Lstm(16)) -> Concat -> Dense(320);
        for _ in 0..depth { h = h + (h -> block -> Dropout(0.1)); }
        h -> Dense(10, softmax)
    } }
    network! { Block(x: [320]) -> [320] { x -> Dense(320, relu) } }
    let data = datasets::garments(70, 1);
    let run = |threads: usize| {
        let mut model = Deep::new(3).compile(Adam::default(), SparseCategoricalCrossentropy, ());
        model.fit(&data.x, &data.y).epochs(2).threads(threads).verbose(false).run().expect("data that fit");
        model.into_network()
    };
    let alone = run(1);
    for threads in [2, 3, 8] {
        assert!(run(threads).parameters() == alone.parameters(), "{threads} threads");
    }
}

#[test]
fn no_threads_at_all_are_refused() {
    let data = datasets::garments(10, 1);
    let mut model = Net::new(3).compile(Sgd::new(0.01), SparseCategoricalCrossentropy, ());
    let error = model.fit(&data.x, &data.y).threads(0).verbose(false).run().expect_err("a refusal").to_string();
    assert_eq!(error, "`threads` is 0, but it must be from 1 to 256");
}

network! { Four(x: [3]) -> [3] { x -> Dense(5, relu) -> Dense(3, tanh) -> Dense(4, relu) -> Dense(3) } }
network! { InParts(x: [3]) -> [3] { x -> Four -> Four -> Four -> Four -> Four } }
// More layers than a pass is one function for.
network! {
    InOne(x: [3]) -> [3] {
        x -> Dense(5, relu) -> Dense(3, tanh) -> Dense(4, relu) -> Dense(3)
          -> Dense(5, relu) -> Dense(3, tanh) -> Dense(4, relu) -> Dense(3)
          -> Dense(5, relu) -> Dense(3, tanh) -> Dense(4, relu) -> Dense(3)
          -> Dense(5, relu) -> Dense(3, tanh) -> Dense(4, relu) -> Dense(3)
          -> Dense(5, relu) -> Dense(3, tanh) -> Dense(4, relu) -> Dense(3)
    }
}

#[test]
fn a_network_of_many_layers_has_the_bits_of_its_parts_of_few() {
    let x: Batch<shape![3]> = Batch::new((0..90).map(|i| (i as f32 * 0.7).sin()).collect()).expect("whole samples");
    let mut whole = InOne::new(1);
    whole.parameters_mut().copy_from_slice(InParts::new(1).parameters());
    assert!(whole.predict(&x) == InParts::new(1).predict(&x));
    let mut whole = whole.compile(Sgd::new(0.05), Mse, ());
    let mut parts = InParts::new(1).compile(Sgd::new(0.05), Mse, ());
    whole.fit(&x, &x).epochs(3).batch_size(16).verbose(false).run().expect("data that fit");
    parts.fit(&x, &x).epochs(3).batch_size(16).verbose(false).run().expect("data that fit");
    assert!(whole.parameters() == parts.parameters());
    assert!(whole.parameters() != InParts::new(1).parameters());
}
