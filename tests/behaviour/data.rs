//! Batches and labels, made and converted; data that cannot be trained on.

use nalgebra::{Const, Dyn, OMatrix};
use neurotype::prelude::*;

network! { Net(x: [2]) -> [3] { x -> Dense(3, softmax) } }
network! { Line(a: [1], b: [1]) -> [1] { (a, b) -> Add -> Dense(1) } }

#[test]
fn matrices_convert_without_a_copy() {
    let matrix: OMatrix<f32, Const<2>, Dyn> = OMatrix::<f32, Const<2>, Dyn>::from_column_slice(&[1.0, 2.0, 3.0, 4.0]);
    let place = matrix.as_slice().as_ptr();
    let batch: Batch<shape![2]> = matrix.into();
    assert_eq!((batch.as_slice().as_ptr(), batch.sample(1)), (place, &[3.0, 4.0][..]));
    assert_eq!(batch.as_matrix().column(1).as_slice(), [3.0, 4.0]);
    let matrix: OMatrix<f32, Const<2>, Dyn> = batch.into();
    assert_eq!(matrix.as_slice().as_ptr(), place);
}

#[test]
fn nested_arrays_are_samples() {
    let images = Batch::from(vec![[[1.0_f32, 2.0], [3.0, 4.0]]; 3]);
    assert_eq!((images.len(), images.sample(2)), (3, &[1.0, 2.0, 3.0, 4.0][..]));
    let blocks: Batch<shape![1, 2, 2]> = Batch::from([[[[1.0_f32, 2.0], [3.0, 4.0]]]]);
    assert_eq!(blocks.as_dynamic_matrix().shape(), (4, 1));
    assert_eq!(format!("{images:?}"), "3 × [2, 2] [1.0, 2.0, 3.0, 4.0, 1.0, 2.0, 3.0, 4.0] …");
}

#[test]
fn slices_and_samples_beyond_the_end_are_empty() {
    let batch = Batch::from([[1.0_f32], [2.0], [3.0]]);
    assert_eq!(batch.slice(1..9).as_slice(), [2.0, 3.0]);
    let (late, early) = (5, 2);
    assert!(batch.slice(late..early).is_empty() && batch.slice(usize::MAX..).is_empty());
    assert!(batch.sample(3).is_empty() && batch.sample(usize::MAX).is_empty());
    let (all, none) = batch.split_at(100);
    assert_eq!((all.len(), none.len()), (3, 0));
    assert_eq!(Labels::<3>::new([0, 1, 2]).expect("classes").slice(2..7).len(), 1);
}

#[test]
fn samples_of_all_data_are_chosen_in_any_order_and_more_than_once_or_refused() {
    let chosen = [2, 0, 2];
    let batch = Batch::from([[0.0_f32, 1.0], [2.0, 3.0], [4.0, 5.0]]);
    assert_eq!(batch.select(&chosen).expect("samples"), Batch::from([[4.0, 5.0], [0.0, 1.0], [4.0, 5.0]]));
    let bytes = Bytes::<shape![2]>::new((0..6).collect()).expect("whole samples").scale(0.5).expect("a scale");
    let floats = bytes.select(&chosen).expect("samples").to_batch::<f32>();
    assert_eq!(floats.as_slice(), [2.0, 2.5, 0.0, 0.5, 2.0, 2.5]);
    let indices = Indices::<2, 6>::new(0..6).expect("indices").select(&chosen).expect("samples");
    assert_eq!(indices.as_slice(), [4, 5, 0, 1, 4, 5]);
    let labels = Labels::<3>::new(0..3).expect("classes");
    assert!(labels.select(&chosen).expect("samples").iter().eq(chosen));
    assert!(batch.select(&[]).expect("no samples").is_empty());
    for missing in [3, usize::MAX] {
        let said = format!("`samples` is {missing}, but it must be below 3, the number of samples");
        assert_eq!(labels.select(&[0, missing]).expect_err("no such sample").to_string(), said);
    }
}

#[test]
fn data_of_several_inputs_are_cut_chosen_from_and_put_together_as_one() -> neurotype::Result<()> {
    let (a, b) = (Batch::from([[0.0_f32], [1.0], [2.0]]), Bytes::<shape![1]>::new(vec![0, 1, 2])?);
    let all = Dataset { x: (a, b), y: Labels::<3>::new([0, 1, 2])? };
    let (first, rest) = all.clone().split_at(1);
    assert_eq!((rest.x.0.as_slice(), rest.x.1.as_slice()), (&[1.0, 2.0][..], &[1, 2][..]));
    assert_eq!(first.concat(&rest)?, all);
    let turned = rest.concat(&first)?.select(&[2, 0, 1])?;
    assert_eq!(turned, all);
    assert_eq!(all.shuffle(7)?.x.0.as_slice(), all.shuffle(7)?.y.iter().map(|y| y as f32).collect::<Vec<_>>());
    let words = Indices::<2, 10>::new([1, 2])?;
    assert_eq!(words.concat(&words)?.as_slice(), [1, 2, 1, 2]);
    Ok(())
}

#[test]
fn a_tuple_in_a_dataset_is_given_as_a_whole() -> neurotype::Result<()> {
    let inputs = (Batch::from([[0.0_f32], [1.0], [2.0]]), Bytes::<shape![1]>::new(vec![0, 51, 102])?);
    let (train, valid) = Dataset { x: inputs, y: Batch::from([[1.0_f32], [2.0], [3.0]]) }.split_at(2);
    let trained = |whole: bool| {
        let mut model = Line::new(3).compile(Sgd::new(0.1), Mse, ());
        let ((a, b), (c, d)) = (&train.x, &valid.x);
        let fit = if whole {
            model.fit(&train.x, &train.y).validation(&valid.x, &valid.y)
        } else {
            model.fit((a, b), &train.y).validation((c, d), &valid.y)
        };
        let history = fit.verbose(false).run();
        history.map(|history| (history.get("val_loss").map(<[f64]>::to_vec), model.predict(&valid.x)))
    };
    assert_eq!(trained(true)?, trained(false)?);
    Ok(())
}

#[test]
fn bytes_that_stand_for_other_numbers_are_not_put_together() -> neurotype::Result<()> {
    let (one, other) = (Bytes::<shape![1]>::new(vec![1])?, Bytes::<shape![1]>::new(vec![1])?.scale(0.5)?);
    let error = one.concat(&other).unwrap_err().to_string();
    assert!(error.starts_with("`scale` is 0.5, but these samples have 0.0039"), "{error}");
    assert!(error.ends_with("; bring both to one with `to_batch` first"), "{error}");
    Ok(())
}

#[test]
fn shuffled_samples_keep_their_targets_and_a_seed_its_order() {
    let data = Dataset {
        x: Batch::from([0.0_f32, 1.0, 2.0, 3.0, 4.0].map(|number| [number])),
        y: Labels::<5>::new(0..5).expect("classes"),
    };
    let shuffled = data.shuffle(3).expect("pairs");
    assert!(
        shuffled != data && shuffled == data.shuffle(3).expect("pairs") && shuffled != data.shuffle(4).expect("pairs")
    );
    assert!(shuffled.x.samples().zip(shuffled.y.iter()).all(|(x, y)| x == [y as f32]));
    let mut all: Vec<_> = shuffled.y.iter().collect();
    all.sort_unstable();
    assert_eq!(all, [0, 1, 2, 3, 4]);
    let uneven = Dataset { y: data.y.slice(..4), ..data };
    assert_eq!(
        uneven.shuffle(3).expect_err("four targets").to_string(),
        "`x` has 5 samples but `y` has 4; they must have as many"
    );
}

#[test]
fn labels_and_indices_are_integers_of_any_type_and_refused_by_their_own_value() {
    let bytes: Vec<u8> = vec![2, 0, 1, 2];
    let labels = Labels::<3>::new([2_usize, 0, 1, 2]).expect("classes");
    assert_eq!(Labels::new(&bytes).expect("classes"), labels);
    assert_eq!(Labels::new(bytes.iter().map(|byte| i64::from(*byte))).expect("classes"), labels);
    let error = Labels::<3>::new([0, -1]).expect_err("a refusal");
    assert_eq!(error.to_string(), "the label of sample 1 is -1, but there are 3 classes; labels go from 0 to 2");
    assert!(Labels::<3>::new([u64::MAX]).expect_err("a refusal").to_string().contains("18446744073709551615"));

    let words = Indices::<2, 10>::new([3, 9, 0, 0]).expect("indices");
    assert_eq!(Indices::new(words.sample(0)).expect("indices"), words.slice(0..1));
    assert_eq!(Indices::from_samples([[3_u8, 9], [0, 0]]).expect("indices"), words);
    let mut rows = vec![vec![3_i64, 9], vec![0, 0]];
    assert_eq!(Indices::from_samples(&rows).expect("indices"), words);
    rows[1].push(5);
    let error = Indices::<2, 10>::from_samples(rows).expect_err("a refusal");
    assert_eq!(
        error.to_string(),
        "`samples[1]` is 3 indices long, but a sample has 2; fill short ones up, and cut long ones"
    );
    let error = Indices::<2, 10>::new([3, 9, 0, -7]).expect_err("a refusal");
    assert_eq!(error.to_string(), "index 1 of sample 1 is -7, but the vocabulary has 10; indices go from 0 to 9");
}

#[test]
fn columns_are_cut_out_or_refused() {
    let batch = Batch::from([[1.0_f32, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    let right: Batch<shape![2]> = batch.columns(1).expect("columns that are there");
    assert_eq!(right.as_slice(), [2.0, 3.0, 5.0, 6.0]);
    let error = batch.columns::<2>(2).expect_err("one column too far").to_string();
    assert_eq!(error, "`first` is 2, but 2 numbers from there on must lie within the 3 of a sample");
}

/// What `fit` says to data and settings that cannot be.
fn refusal(x: &Batch<shape![2]>, y: &Labels<3>, optimizer: Sgd, batch_size: usize) -> String {
    let mut model = Net::new(1).compile(optimizer, SparseCategoricalCrossentropy, Accuracy);
    model.fit(x, y).batch_size(batch_size).verbose(false).run().expect_err("a refusal").to_string()
}

#[test]
fn bad_values_are_refused_with_argument_value_and_what_is_allowed() {
    let x = Batch::from([[1.0_f32, 2.0], [3.0, 4.0]]);
    let y = Labels::<3>::new([0, 2]).expect("classes below 3");
    let sgd = Sgd::new(0.1);
    assert_eq!(refusal(&x.slice(0..0), &y, sgd, 32), "`x` has no samples; give at least one");
    assert_eq!(refusal(&x, &y.slice(0..0), sgd, 32), "`y` has no samples; give at least one");
    assert_eq!(refusal(&x, &y.slice(0..1), sgd, 32), "`x` has 2 samples but `y` has 1; they must have as many");
    assert_eq!(refusal(&x, &y, sgd, 0), "`batch_size` is 0, but it must be at least 1");
    assert_eq!(refusal(&x, &y, Sgd::new(-1.0), 32), "`learning_rate` is -1, but it must be positive and finite");
    assert_eq!(refusal(&x, &y, Sgd::new(f64::NAN), 32), "`learning_rate` is NaN, but it must be positive and finite");
    assert_eq!(refusal(&x, &y, sgd.momentum(1.0), 32), "`momentum` is 1, but it must be from 0 to below 1");
    let nan = x.map(|number| if number == 3.0 { f32::NAN } else { number });
    assert_eq!(
        refusal(&nan, &y, sgd, 32),
        "`x` holds NaN in sample 1, number 0; clean the data first, all numbers must be finite"
    );
    let infinite = nan.map(|number| if number == 4.0 { f32::INFINITY } else { 0.0 });
    assert!(refusal(&infinite, &y, sgd, 32).starts_with("`x` holds inf in sample 1, number 1"));
}

#[test]
fn of_several_inputs_the_message_names_the_one() {
    let (one, two) = (Batch::from([[1.0_f32]]), Batch::from([[1.0_f32], [2.0]]));
    let mut model = Line::new(1).compile(Sgd::new(0.1), Mse, ());
    let error = model.fit((&two, &one), &two).verbose(false).run().expect_err("a refusal").to_string();
    assert_eq!(error, "`x` of `a` has 2 samples but `x` of `b` has 1; they must have as many");
    let error = model.fit((&two, &two), &two).validation((&one, &one), &two).run().expect_err("a refusal").to_string();
    assert!(error.starts_with("validation `x` of `a` has 1 samples but validation `y` has 2"), "{error}");
    assert!(model.evaluate((&one, &two), &one).is_err());
}

#[test]
fn weights_of_losses_and_settings_of_adam_are_checked() {
    let x = Batch::from([[1.0_f32]]);
    let mut model = Line::new(1).compile(Adam::new(0.1).beta_2(1.5), Mse.weight(-1.0), ());
    let error = model.fit((&x, &x), &x).verbose(false).run().expect_err("a refusal").to_string();
    assert_eq!(error, "`beta_2` is 1.5, but it must be from 0 to below 1");
    let error = model.evaluate((&x, &x), &x).expect_err("a refusal").to_string();
    assert_eq!(error, "`weight` is -1, but a loss's weight must be finite and not negative");
}

#[test]
fn a_loss_that_is_no_longer_finite_ends_the_run() {
    let x = Batch::from([[1e30_f32], [1e30]]);
    let mut model = Line::new(1).compile(Sgd::new(10.0), Mse, ());
    let error =
        model.fit((&x, &x), &x).batch_size(1).epochs(50).verbose(false).run().expect_err("a refusal").to_string();
    assert!(error.starts_with("the loss became inf in epoch 1, step 2; lower the learning rate"), "{error}");
}

#[test]
fn a_program_that_ends_with_an_error_prints_its_message() {
    let error = Labels::<3>::new([0, 7]).expect_err("a refusal");
    assert_eq!(format!("{error:?}"), error.to_string());
}

network! { Image(image: [4, 4]) -> (class: [3], again: [4, 4]) {
    let h = image -> Flatten -> Dense(8, tanh);
    (h -> Dense(3, softmax), h -> Dense(16, sigmoid) -> Reshape([4, 4]))
} }

#[test]
fn bytes_train_and_predict_with_the_bits_of_the_same_numbers_as_floats() {
    let bytes =
        Bytes::<shape![4, 4]>::new((0..16 * 50).map(|pixel| (pixel * 31 % 256) as u8).collect()).expect("whole");
    let floats = bytes.to_batch::<f32>();
    let classes = Labels::<3>::new((0..50).map(|sample| sample % 3)).expect("classes below 3");
    let model = || Image::new(1).compile(Adam::default(), (SparseCategoricalCrossentropy, Mse), ());
    let (mut of_bytes, mut of_floats) = (model(), model());
    of_bytes.fit(&bytes, (&classes, &bytes)).epochs(3).verbose(false).run().expect("data that fit");
    of_floats.fit(&floats, (&classes, &floats)).epochs(3).verbose(false).run().expect("data that fit");
    assert!(of_bytes.parameters() == of_floats.parameters());
    assert!(of_bytes.predict(&bytes) == of_floats.predict(&floats));
    let (first, rest) = bytes.clone().split_at(7);
    assert_eq!((first.len(), rest.len(), rest.sample(0)), (7, 43, bytes.sample(7)));
    assert_eq!(first, bytes.slice(..7));
    assert!(Bytes::<shape![4, 4]>::new(vec![0; 17]).is_err());
    assert!(bytes.scale(f64::NAN).is_err());
}

#[test]
fn a_sample_is_predicted_with_the_same_bits_alone_among_others_and_on_any_threads() {
    network! { Mixed(x: [20]) -> (a: [1], b: [33], c: [3]) {
        let h = x -> Dense(70, gelu) -> Dense(40, relu);
        (h -> Dense(1), h -> Dense(33, tanh), h -> Dense(3, softmax))
    } }
    let x = Batch::<shape![20]>::new((0..20 * 3000).map(|i| (i as f32 * 0.37).sin()).collect()).expect("whole samples");
    let model = Mixed::new(5);
    neurotype::kernels::set_threads(1);
    let (a, b, c) = model.predict(&x);
    for threads in [2, 3, 8] {
        neurotype::kernels::set_threads(threads);
        assert!(model.predict(&x) == (a.clone(), b.clone(), c.clone()), "{threads} threads");
    }
    neurotype::kernels::set_threads(0);
    for sample in [0, 17, 2999] {
        let alone = model.predict(&x.slice(sample..=sample));
        assert_eq!(alone.0.sample(0), a.sample(sample));
        assert_eq!(alone.1.sample(0), b.sample(sample));
        assert_eq!(alone.2.sample(0), c.sample(sample));
    }
}

#[test]
fn so_is_a_sample_of_a_network_whose_weights_outgrow_the_caches() {
    network! { Wide(x: [1100]) -> [2100] { x -> Dense(2100, relu) } }
    let samples = 2 * 256 + 70;
    let numbers = (0..1100 * samples).map(|i| (i as f32 * 0.37).sin()).collect();
    let x = Batch::<shape![1100]>::new(numbers).expect("whole samples");
    let model = Wide::new(5);
    let y = neurotype::kernels::with_threads(1, || model.predict(&x));
    assert!(y == neurotype::kernels::with_threads(2, || model.predict(&x)));
    for first in [0, 256, samples - 40] {
        let few = model.predict(&x.slice(first..first + 40));
        assert!((0..40).all(|sample| few.sample(sample) == y.sample(first + sample)), "from sample {first} on");
    }
}
