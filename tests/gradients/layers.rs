//! Layers that merge, reshape, or drop.

use neurotype::prelude::*;

use super::check::{gradient_test, random_batch};

fn one(samples: usize) -> Batch<shape![1], f64> {
    random_batch(samples, 9)
}

gradient_test!(dense, (x: [3]) -> [1] { x -> Dense(1) }, Mse, one);
gradient_test!(dense_without_bias, (x: [3]) -> [1] { x -> Dense(5, tanh, use_bias = false) -> Dense(1) }, Mse, one);
gradient_test!(dense_wider_than_a_tile, (x: [3]) -> [1] { x -> Dense(35, tanh) -> Dense(19, tanh) -> Dense(1) }, Mse, one);
gradient_test!(flatten, (x: [2, 3]) -> [1] { x -> Flatten -> Dense(4, tanh) -> Dense(1) }, Mse, one);
gradient_test!(
    flatten_behind_weights,
    (x: [4]) -> [1] { x -> Dense(6, tanh) -> Reshape([2, 3]) -> tanh -> Flatten -> Dense(1) },
    Mse,
    one
);
gradient_test!(
    a_view_and_what_it_views_are_both_used,
    (x: [4]) -> [1] {
        let h = x -> Dense(6, tanh);
        let image = h -> Reshape([2, 3]);
        let again = image -> Flatten;
        (h, again) -> Multiply -> Dense(1)
    },
    Mse,
    one
);
gradient_test!(dropout_outside_training, (x: [3]) -> [1] { x -> Dense(5, tanh) -> Dropout(0.5) -> Dense(1) }, Mse, one);
gradient_test!(
    concat,
    (x: [3], y: [2]) -> [1] { (x -> Dense(4, tanh), y -> Dense(2), x) -> Concat -> Dense(1) },
    Mse,
    one
);
gradient_test!(
    concat_along_the_last_of_two_axes,
    (x: [3]) -> [1] {
        let a = x -> Dense(4) -> Reshape([2, 2]);
        let b = x -> Dense(6) -> Reshape([2, 3]);
        (a, b) -> Concat -> tanh -> Flatten -> Dense(1)
    },
    Mse,
    one
);

macro_rules! merge_tests {
    ($($name:ident $layer:ident),+) => {$(
        gradient_test!(
            $name,
            (x: [3], y: [2]) -> [1] { (x -> Dense(4, tanh), y -> Dense(4)) -> $layer -> Dense(1) },
            Mse,
            one
        );
    )+};
}
merge_tests!(add Add, subtract Subtract, multiply Multiply, average Average, maximum Maximum, minimum Minimum);

macro_rules! merge_three_tests {
    ($($name:ident $layer:ident),+) => {$(
        gradient_test!(
            $name,
            (x: [3]) -> [1] { (x -> Dense(4, tanh), x -> Dense(4), x -> Dense(4, sigmoid)) -> $layer -> Dense(1) },
            Mse,
            one
        );
    )+};
}
merge_three_tests!(
    add_three Add, multiply_three Multiply, average_three Average, maximum_three Maximum, minimum_three Minimum
);

gradient_test!(
    a_value_merged_with_itself,
    (x: [3]) -> [1] {
        let h = x -> Dense(4, tanh);
        (h, h) -> Multiply -> Dense(1)
    },
    Mse,
    one
);

macro_rules! between_layers {
    ($($name:ident [$($layer:tt)+])+) => {$(
        gradient_test!(
            $name,
            (x: [3]) -> [1] { x -> Dense(12, tanh) -> $($layer)+ -> Flatten -> Dense(1) },
            Mse,
            one
        );
    )+};
}
between_layers! {
    batch_normalization_outside_training [BatchNormalization]
    batch_normalization_of_rows [Reshape([3, 4]) -> BatchNormalization]
    layer_normalization [LayerNormalization]
    layer_normalization_of_rows [Reshape([3, 4]) -> LayerNormalization]
    layer_normalization_without_center [LayerNormalization(center = false)]
    layer_normalization_without_scale [LayerNormalization(scale = false)]
    group_normalization [GroupNormalization(3)]
    rms_normalization [RmsNormalization]
    rms_normalization_of_blocks [Reshape([2, 3, 2]) -> RmsNormalization]
    unit_normalization [UnitNormalization]
    unit_normalization_of_rows [Reshape([3, 4]) -> UnitNormalization]
    rescaling [Rescaling(0.5, offset = 1.0)]
    normalization [Normalization(mean = 0.5, variance = 2.0)]
    activity_regularization [ActivityRegularization(l1 = 0.1, l2 = 0.2)]
    repeat_vector [RepeatVector(3)]
    glu [glu]
    glu_of_rows [Reshape([3, 4]) -> glu]
    permute [Reshape([2, 3, 2]) -> Permute([3, 1, 2])]
    permute_of_two_axes [Reshape([4, 3]) -> Permute([2, 1]) -> tanh]
    p_relu [PRelu(alpha_initializer = constant(0.25), alpha_regularizer = l2)]
}

macro_rules! dots {
    ($($name:ident [$($a:tt)+] [$($b:tt)+] [$($layer:tt)+])+) => {$(
        gradient_test!(
            $name,
            (x: [3]) -> [1] {
                let a = x -> Dense(12, tanh) -> $($a)+;
                let b = x -> Dense(12, tanh) -> $($b)+;
                (a, b) -> $($layer)+ -> Flatten -> Dense(1)
            },
            Mse,
            one
        );
    )+};
}
dots! {
    dot [linear] [linear] [Dot(1)]
    dot_of_rows [Reshape([3, 4])] [Reshape([4, 3])] [Dot([2, 1])]
    dot_along_the_first [Reshape([4, 3])] [Reshape([4, 3])] [Dot(1)]
    dot_along_the_last [Reshape([3, 4])] [Reshape([3, 4])] [Dot(2)]
    cosine [linear] [linear] [Dot(1, normalize = true)]
    cosine_of_rows [Reshape([3, 4])] [Reshape([4, 3])] [Dot([2, 1], normalize = true)]
}

#[test]
fn embedding_alone_shared_and_row_by_row() {
    network! {
        Words(words: [0..7; 4], more: [0..7; 2], x: [3]) -> [1] {
            layer word = Embedding(7 => 5);
            let mut h: [4] = 0.0;
            for one in words { h = (one -> word -> Flatten, h) -> Concat -> Dense(4, tanh); }
            let all = (words -> word -> Flatten, more -> Embedding(2) -> Flatten, x, h) -> Concat;
            all -> Dense(4, tanh) -> Dense(1)
        }
    }
    for samples in [1, 5, 17] {
        let words = Indices::<4, 7>::new((0..4 * samples).map(|place| place * 5 % 7)).expect("words");
        let more = Indices::<2, 7>::new((0..2 * samples).map(|place| (place * 3 + 1) % 7)).expect("words");
        let (x, y) = (random_batch::<shape![3]>(samples, 3), one(samples));
        let mut model = Words::<f64>::new(7).compile(Sgd::new(0.1), Mse, ());
        model.check_gradients((&words, &more, &x), &y).expect("gradients of embeddings");
    }
}
