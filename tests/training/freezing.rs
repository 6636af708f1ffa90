//! What is frozen keeps its bits, and is counted so.

use neurotype::prelude::*;

network! { Encoder(x: [3]) -> [4] { x -> Dense(5, tanh) -> Dense(4, tanh) } }
network! { Head(x: [3]) -> [2] { x -> Encoder -> Dense(3, relu) -> Dense(2) } }

fn data() -> (Batch<shape![3]>, Batch<shape![2]>) {
    (
        Batch::from([[0.5_f32, -1.0, 2.0], [1.0, 0.25, -0.5], [0.1, 0.2, 0.3]]),
        Batch::from([[1.0_f32, -1.0], [0.5, 2.0], [0.0, 1.0]]),
    )
}

/// The parameters of the last layer.
const LAST: std::ops::Range<usize> = 59..67;

/// Which parameters a few steps change.
fn changed(optimizer: impl Optimizer, freeze: impl Fn(&mut Head)) -> Vec<bool> {
    let (x, y) = data();
    let mut model = Head::new(3).compile(optimizer, Mse, ());
    freeze(&mut model);
    let before = model.parameters().to_vec();
    model.fit(&x, &y).epochs(4).batch_size(2).verbose(false).run().expect("a training");
    model.parameters().iter().zip(before).map(|(now, before)| now.to_bits() != before.to_bits()).collect()
}

/// Asserts that nothing has changed but in these places, and something in each.
fn only(places: &[std::ops::Range<usize>]) -> impl Fn(&[bool]) {
    let places = places.to_vec();
    move |changed| {
        for (place, changed) in changed.iter().enumerate() {
            assert!(!changed || places.iter().any(|range| range.contains(&place)), "parameter {place} has changed");
        }
        for range in &places {
            assert!(changed[range.clone()].contains(&true), "nothing has changed in {range:?}");
        }
    }
}

#[test]
fn frozen_layers_keep_their_bits_under_every_kind_of_optimizer() {
    fn check(optimizer: impl Optimizer + Clone) {
        let last = changed(optimizer.clone(), |model| {
            model.encoder_mut().freeze();
            model.dense_mut().freeze();
        });
        only(std::slice::from_ref(&LAST))(&last);
        let inside = changed(optimizer.clone(), |model| model.encoder_mut().dense_mut().freeze());
        only(&[20..44, 44..59, LAST])(&inside);
        let all = changed(optimizer.clone(), Network::freeze);
        assert!(!all.contains(&true));
        let again = changed(optimizer, |model| {
            model.freeze();
            model.dense_1_mut().unfreeze();
        });
        only(std::slice::from_ref(&LAST))(&again);
    }
    check(Sgd::new(0.1));
    check(Sgd::new(0.1).momentum(0.9).weight_decay(0.1));
    check(Adam::new(0.1).ema(0.9));
    check(AdamW::default().exclude("bias"));
    check(neurotype::optimizers::Lamb::new(0.1));
    check(Adam::new(0.1).global_clip_norm(0.1).accumulate(2));
}

#[test]
fn the_counts_of_a_frozen_model_agree_with_its_summary() {
    let mut model = Head::new(1);
    assert_eq!((Head::TRAINABLE, model.trainable_parameters()), (67, 67));
    model.encoder_mut().freeze();
    assert_eq!(model.trainable_parameters(), 23);
    assert!(model.summary_of().to_string().contains("Trainable params: 23 "));
    assert!(model.summary_of().to_string().contains("Non-trainable params: 44 "));
    assert!(Head::summary().to_string().contains("Trainable params: 67 "));
    model.unfreeze();
    assert_eq!(model.trainable_parameters(), 67);
}

network! { Fixed(x: [3]) -> [2] { x -> Dense(4, tanh, trainable = false) -> Dense(2) } }

#[test]
fn a_layer_declared_as_not_trainable_is_counted_so_by_the_compiler() {
    const _: () = assert!(Fixed::TRAINABLE == 10 && Fixed::PARAMETERS == 26);
    assert!(Fixed::summary().to_string().contains("Non-trainable params: 16 "));
    let (x, y) = data();
    let mut model = Fixed::new(3).compile(AdamW::default(), Mse, ());
    let before = model.parameters().to_vec();
    model.fit(&x, &y).epochs(3).verbose(false).run().expect("a training");
    assert_eq!(model.parameters()[..16], before[..16]);
    assert_ne!(model.parameters()[16..], before[16..]);
    model.unfreeze();
    assert_eq!(model.trainable_parameters(), 10);
}

#[test]
fn gradients_of_what_is_frozen_are_zero_and_are_not_compared() {
    let (x, y) = (Batch::from([[0.5_f64, -1.0, 2.0]]), Batch::from([[1.0_f64, -1.0]]));
    let mut model = Head::<f64>::new(3).compile(Sgd::new(0.1), Mse, ());
    model.encoder_mut().dense_mut().freeze();
    let gradients = model.gradients(&x, &y).expect("data");
    assert!(gradients[..20].iter().all(|gradient| *gradient == 0.0) && gradients[20] != 0.0);
    model.check_gradients(&x, &y).expect("the other gradients");
}

#[test]
fn a_restored_training_keeps_frozen_what_is_frozen_here() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("head.safetensors");
    let (x, y) = data();
    let mut model = Head::new(3).compile(Adam::default(), Mse, ());
    model.save(&path).expect("a file");
    model.encoder_mut().freeze();
    model.restore(&path).expect("the file");
    let before = model.parameters()[..44].to_vec();
    model.fit(&x, &y).epochs(2).verbose(false).run().expect("a training");
    assert_eq!(model.parameters()[..44], before);
}
