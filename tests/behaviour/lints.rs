//! Lints that a program may have turned on say nothing of what a declaration becomes.

#![deny(
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![forbid(unsafe_code)]

use neurotype::prelude::*;

network! {
    /// A network within another, of a width and a rate to be chosen.
    pub(super) Encoder<const H: usize>(image: [4, 4], rate: f64 = 0.2) -> [10] {
        image -> Flatten -> Dense(H, relu, kernel_regularizer = l2(0.1)) -> Dropout(rate) -> Dense(10, relu)
    }
}

network! {
    /// Loops, branches, slices, embeddings, several inputs and outputs.
    pub(super) Whole(image: [4, 4], other: [3], words: [0..100; 5], depth: usize = 3) -> (class: [10], price: [1]) {
        layer cell = Dense(10, tanh);
        let mut hidden = image -> Encoder<30>;
        for _ in 0..depth { hidden = hidden -> cell; }
        if depth > 3 { hidden = hidden -> Dropout(0.3); } else { hidden = 0.5 * hidden; }
        let states = image -> Lstm(8);
        let words = words -> Embedding(4) -> Flatten;
        let all = (hidden, other[1..3], states, words) -> Concat -> BatchNormalization;
        (all -> Dense(10, softmax), all -> Dense(1))
    }
}

mod inner {
    use neurotype::prelude::*;

    network! { pub(super) Residual<Block>(x: [2]) -> [2] { x + (x -> Block) } }
    network! { pub(super) Block(x: [2]) -> [2] { x -> Dense(2, relu) } }
}

#[test]
fn strict_lints_say_nothing_of_a_declaration() {
    assert_eq!(Whole::<f64>::new(42).cell().parameters().len(), 10 * 10 + 10);
    assert_eq!(inner::Residual::<inner::Block>::PARAMETERS, 2 * 2 + 2);
}
