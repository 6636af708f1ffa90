//! Losses, with and without the shortcut through the output's activation.

use neurotype::losses::{
    BinaryFocalCrossentropy, CategoricalFocalCrossentropy, CategoricalGeneralizedCrossEntropy, CategoricalHinge,
    CosineSimilarity, Dice, KlDivergence, Tversky,
};
use neurotype::prelude::*;

use super::check::{check, gradient_test, random_batch, random_shares};

fn classes(samples: usize) -> Labels<4> {
    Labels::new((0..samples).map(|sample| sample * 7 % 4)).expect("classes below 4")
}

fn distributions(samples: usize) -> Batch<shape![4], f64> {
    let mut shares = random_shares::<shape![4]>(samples, 9);
    for sample in shares.as_mut_slice().chunks_mut(4) {
        let sum: f64 = sample.iter().sum();
        for share in sample {
            *share /= sum;
        }
    }
    shares
}

gradient_test!(mse, (x: [3]) -> [4] { x -> Dense(4, tanh) -> Dense(4) }, Mse, |samples| random_batch::<shape![4]>(samples, 9));
gradient_test!(
    mse_of_an_image,
    (x: [3]) -> [2, 2] { x -> Dense(4, tanh) -> Reshape([2, 2]) },
    Mse,
    |samples| random_batch::<shape![2, 2]>(samples, 9)
);
gradient_test!(
    a_weighted_loss,
    (x: [3]) -> [4] { x -> Dense(4, tanh) },
    Mse.weight(0.3),
    |samples| random_batch::<shape![4]>(samples, 9)
);
gradient_test!(
    sparse_categorical_crossentropy,
    (x: [3]) -> [4] { x -> Dense(5, tanh) -> Dense(4, softmax) },
    SparseCategoricalCrossentropy,
    classes
);
gradient_test!(
    sparse_categorical_crossentropy_behind_a_stage,
    (x: [3]) -> [4] { x -> Dense(4) -> softmax },
    SparseCategoricalCrossentropy,
    classes
);
gradient_test!(
    categorical_crossentropy,
    (x: [3]) -> [4] { x -> Dense(4, softmax) },
    CategoricalCrossentropy,
    distributions
);
gradient_test!(
    categorical_crossentropy_of_targets_that_are_no_distribution,
    (x: [3]) -> [4] { x -> Dense(4, softmax) },
    CategoricalCrossentropy,
    |samples| random_shares::<shape![4]>(samples, 9)
);
gradient_test!(
    categorical_crossentropy_along_the_last_axis,
    (x: [3]) -> [2, 3] { x -> Dense(6) -> Reshape([2, 3]) -> softmax },
    CategoricalCrossentropy,
    |samples| random_shares::<shape![2, 3]>(samples, 9)
);
gradient_test!(
    binary_crossentropy,
    (x: [3]) -> [4] { x -> Dense(4, sigmoid) },
    BinaryCrossentropy,
    |samples| random_shares::<shape![4]>(samples, 9)
);

/// An output that is used elsewhere too gets its gradient without the shortcut.
macro_rules! shared_output_test {
    ($name:ident, $activation:ident, $loss:expr, $target:expr) => {
        #[test]
        fn $name() {
            network! {
                Net(x: [3]) -> (p: [4], q: [1]) {
                    let p = x -> Dense(4, $activation);
                    (p, p -> Dense(1))
                }
            }
            let (x, target) = (random_batch::<shape![3]>(5, 1), $target(5));
            let other = random_batch::<shape![1]>(5, 2);
            let mut model = Net::<f64>::new(7).compile(Sgd::new(0.1), ($loss, Mse), ());
            let gradients = model.gradients(&x, (&target, &other)).expect("data that fit");
            check(&mut model, &gradients, |model| model.evaluate(&x, (&target, &other)).expect("data that fit").loss());
        }
    };
}

shared_output_test!(sparse_crossentropy_of_a_shared_output, softmax, SparseCategoricalCrossentropy, classes);
shared_output_test!(categorical_crossentropy_of_a_shared_output, softmax, CategoricalCrossentropy, distributions);
shared_output_test!(binary_crossentropy_of_a_shared_output, sigmoid, BinaryCrossentropy, |samples| random_shares::<
    shape![4],
>(samples, 9));

macro_rules! losses_of {
    ($($name:ident [$($body:tt)+] $loss:expr, $target:expr;)+) => {$(
        gradient_test!($name, (x: [3]) -> [4] { $($body)+ }, $loss, $target);
    )+};
}
losses_of! {
    from_logits [x -> Dense(4)] SparseCategoricalCrossentropy.from_logits(), classes;
    from_logits_behind_log_softmax [x -> Dense(4, log_softmax)] SparseCategoricalCrossentropy.from_logits(), classes;
    categorical_from_logits [x -> Dense(4)] CategoricalCrossentropy.from_logits().label_smoothing(0.2), distributions;
    smoothed [x -> Dense(4, softmax)] CategoricalCrossentropy.label_smoothing(0.2), distributions;
    binary_smoothed [x -> Dense(4, sigmoid)] BinaryCrossentropy.label_smoothing(0.2), random_shares_of_four;
    binary_from_logits [x -> Dense(4)] BinaryCrossentropy.from_logits(), random_shares_of_four;
    binary_focal [x -> Dense(4, sigmoid)] BinaryFocalCrossentropy::new().gamma(1.5), random_shares_of_four;
    binary_focal_balanced [x -> Dense(4)]
        BinaryFocalCrossentropy::new().apply_class_balancing(true).from_logits(), random_shares_of_four;
    focal [x -> Dense(4, softmax)] CategoricalFocalCrossentropy::new().gamma(1.5), distributions;
    focal_from_logits [x -> Dense(4)] CategoricalFocalCrossentropy::new().from_logits(), distributions;
    generalized [x -> Dense(4, softmax)] CategoricalGeneralizedCrossEntropy::new().q(0.7), classes;
    kl_divergence [x -> Dense(4, softmax)] KlDivergence, distributions;
    categorical_hinge [x -> Dense(4)] CategoricalHinge, distributions;
    cosine_similarity [x -> Dense(4)] CosineSimilarity, random_shares_of_four;
    dice [x -> Dense(4, sigmoid)] Dice::new(), random_shares_of_four;
    dice_of_each [x -> Dense(4, sigmoid)] Dice::new().per_sample(true), random_shares_of_four;
    tversky [x -> Dense(4, sigmoid)] Tversky::new().alpha(0.3), random_shares_of_four;
}

fn random_shares_of_four(samples: usize) -> Batch<shape![4], f64> {
    random_shares(samples, 9)
}
