//! Generated code in hostile surroundings: names of the prelude taken, shadowed names, a renamed crate. Without any prelude
//! (`no_implicit_prelude`) `network!` does not work: the attributes by which the compiler speaks of networks are part of one.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals, reason = "names that generated code must not meet")]

extern crate neurotype as renamed;

struct f32;
struct usize;
struct u64;
struct Option;
struct Result;
struct Vec;
struct Clone;
struct Sized;
struct Network;
struct Sizes;
struct T;
mod core {}
mod std {}
mod neurotype {}
const Values: ::core::primitive::usize = 3;
const Plan: ::core::primitive::usize = 2;

renamed::network! {
    /// Uses constants that are called like generated items.
    pub Hostile<const SHAPES: ::core::primitive::usize>(x: [Values], y: [SHAPES]) -> (T: [Plan], b: [1]) {
        layer hidden = Dense(Plan, relu, kernel_initializer = he_normal);
        let both = (x -> hidden, y -> Dense(Plan)) -> Add;
        (both, both -> Dense(Values) -> Dropout(0.5) -> Dense(1, sigmoid))
    }
}

renamed::network! {
    pub Plain(x: [Values]) -> [Plan] { x -> Dense(Plan + Values) -> Reshape([Plan + Values]) -> Dense(Plan, softmax) }
}

#[test]
fn generated_code_finds_its_own_names() {
    ::core::assert_eq!(Hostile::<4>::PARAMETERS, (3 * 2 + 2) + (4 * 2 + 2) + (2 * 3 + 3) + (3 + 1));
    ::core::assert_eq!(Plain::PARAMETERS, (3 * 5 + 5) + (5 * 2 + 2));
    ::core::assert_eq!(Hostile::<4>::new(1).hidden().parameters().len(), 8);
}

renamed::network! {
    /// Names that are words of Rust.
    pub Words(r#type: [2], r#struct: [2]) -> (r#loop: [2], r#fn: [1]) {
        layer r#match = Dense(2);
        let r#loop: [2] = (r#type -> r#match, r#struct -> r#match) -> Add;
        (r#loop, r#loop -> Dense(1))
    }
}

#[test]
fn words_of_rust_may_be_names() {
    let mut model = Words::new(1);
    ::core::assert_eq!(model.r#match().weights().shape(), (2, 2));
    model.match_mut().weights_mut().fill(0.0);
    ::core::assert_eq!(Words::GRAPH.values[0].name, "type");
    ::core::assert_eq!(Words::GRAPH.outputs[0].name, "loop");
}

mod of_settings {
    use super::renamed::prelude::*;

    super::renamed::network! {
        Inner(x: [2], network: ::core::primitive::f64 = 0.5, on: bool) -> [2] { network * x -> Dropout(if on { network } else { 0.0 }) }
    }
    super::renamed::network! {
        /// Settings that are called like what generated code has at hand.
        pub Said(
            x: [2], pass: f64 = 0.5, turns: usize = 2, index: f64 = 0.5, is_training: f64 = 0.5, network: f64 = 0.5, tuning: f64 = 0.5,
            settings: f64 = 0.5, numbers: f64 = 0.5, dropout: f64 = 0.5
        ) -> [2] {
            let mut h = x;
            for _ in 0..turns { h = pass * h -> Dropout(index * is_training); }
            h = h -> Inner { network: network, on: tuning > 0.0 } -> Dense(2, elu(settings), kernel_regularizer = l2(numbers));
            h -> Dropout(dropout)
        }
    }

    #[test]
    fn settings_may_be_called_like_what_generated_code_has_at_hand() {
        let (x, y) = (Batch::from([[0.5, 0.25]]), Batch::from([[1.0, 2.0]]));
        let mut model = Said::<f64>::new(1);
        (model.turns, model.network, model.dropout) = (3, 0.25, 0.0);
        let mut model = model.compile(Sgd::new(0.1), Mse, ());
        model.check_gradients(&x, &y).expect("gradients");
        model.network = 1.0;
        let refused = model.fit(&x, &y).run().expect_err("a rate of 1").to_string();
        assert!(
            refused.starts_with("`inner.dropout` drops") && refused.ends_with("here `network` is 1, `on` is true"),
            "{refused}"
        );
    }
}
