//! Networks within networks, settings, loops and branches: what a user sees of them.

use neurotype::prelude::*;
use serde::{Deserialize, Serialize};

mod parts {
    use neurotype::prelude::*;

    network! {
        /// Eight numbers to three.
        pub Encoder(x: [8]) -> [3] { x -> Dense(5, relu) -> Dense(3) }
    }
    network! { pub Decoder(code: [3]) -> [8] { code -> Dense(5, relu) -> Dense(8) } }
}
use parts::Encoder;

network! { Autoencoder(x: [8]) -> [8] { x -> Encoder -> self::parts::Decoder } }
network! { Classifier(x: [8]) -> [2] { layer trunk = Autoencoder; x -> trunk -> Dense(2, softmax) } }

fn batch<const N: usize>(samples: usize) -> Batch<shape![N]> {
    Batch::new((0..samples * N).map(|i| (i as f32 * 0.7).sin()).collect()).expect("whole samples")
}

#[test]
fn names_of_nested_layers_are_paths() {
    let paths: Vec<String> = Classifier::GRAPH.all_layers().into_iter().map(|(path, ..)| path).collect();
    let dense =
        ["trunk.encoder.dense", "trunk.encoder.dense_1", "trunk.decoder.dense", "trunk.decoder.dense_1", "dense"];
    assert_eq!(paths, dense);
    let tensors = Classifier::GRAPH.all_tensors();
    let (path, tensor, place) = &tensors[2];
    assert_eq!(
        (path.as_str(), tensor.sizes.to_string(), place.clone()),
        ("trunk.encoder.dense_1.kernel", "[5, 3]".into(), 45..60)
    );
    assert_eq!(tensors.last().expect("a tensor").2.end, Classifier::PARAMETERS);
    let summary = Classifier::summary().to_string();
    assert!(summary.contains("trunk.encoder.dense_1 (Dense)") && summary.contains("decoder (Decoder)"), "{summary}");
}

#[test]
fn all_parameters_lie_in_one_vector_and_handles_reach_into_it() {
    let mut model = Classifier::new(7);
    assert_eq!(model.parameters().len(), Classifier::PARAMETERS);
    let first = model.parameters()[0];
    assert_eq!(model.trunk().encoder().dense().weights()[(0, 0)], first);
    model.trunk_mut().encoder_mut().dense_mut().weights_mut()[(0, 0)] = 9.0;
    assert_eq!(model.parameters()[0], 9.0);
    assert_eq!(model.trunk().decoder().parameters().len(), 4 * 5 + 6 * 8);
}

#[test]
fn a_trained_part_is_taken_out_and_put_in() {
    let x = batch::<8>(64);
    let mut trained = Autoencoder::new(1).compile(Adam::new(0.01), Mse, ());
    trained.fit(&x, &x).epochs(3).verbose(false).run().expect("data that fit");
    let encoder: Encoder = trained.encoder().to_model();
    assert!(encoder.parameters() == trained.encoder().parameters());

    let mut fresh = Autoencoder::new(2);
    assert!(fresh.encoder().parameters() != encoder.parameters());
    fresh.encoder_mut().copy_from(&encoder);
    assert!(fresh.encoder().parameters() == encoder.parameters());
    assert!(fresh.decoder().parameters() == Autoencoder::new(2).decoder().parameters());

    // The part computes what it computed as a part.
    let code = encoder.predict(&x);
    let decoder = trained.decoder().to_model();
    assert_eq!(decoder.predict(&code), trained.predict(&x));
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
enum Mode {
    #[default]
    Plain,
    Doubled,
}

network! {
    /// Settings of several types; one without a default.
    Steered<const H: usize = 8>(
        x: [H],
        /// How often.
        turns: u32 = 2,
        mode: Mode,
        marks: Vec<usize> = vec![1, 2],
    ) -> [H] {
        let mut h = x;
        for turn in 0..turns {
            if marks.contains(&(turn as usize)) && turn > 0 { h = h + 1.0; } else { h = h * 2.0; }
        }
        if matches!(mode, Mode::Doubled) { h = 2.0 * h; }
        if training { h = h -> Dropout(0.5); }
        h
    }
}

#[test]
fn settings_are_public_fields_that_steer_what_runs() {
    let x = Batch::from([[1.0_f32]]);
    let mut model = Steered::<1>::new(0);
    assert_eq!((model.turns, model.mode, model.marks.len()), (2, Mode::Plain, 2));
    assert_eq!(model.predict(&x).sample(0), [3.0]);
    model.turns = 4;
    assert_eq!(model.predict(&x).sample(0), [8.0]);
    model.mode = Mode::Doubled;
    model.marks.clear();
    assert_eq!(model.predict(&x).sample(0), [32.0]);
    model.turns = 0;
    assert_eq!(model.predict(&x).sample(0), [2.0]);
    let model: Steered = Steered::new(0);
    assert_eq!(model.predict(&batch::<8>(1)).len(), 1);
}

network! {
    Loops(x: [3, 4], depth: usize = 3) -> [4] {
        layer cell = Dense(4, tanh);
        let mut h: [4] = 0.0;
        for row in x { h = (h + row) -> cell; }
        for _ in 0..depth { h = h -> cell; }
        if depth > 5 { h -> Dense(4) } else { h }
    }
}

#[test]
fn summary_and_constants_show_loops_and_branches_as_what_they_are() {
    let summary = Loops::summary().to_string();
    for line in ["for row in x ", "  row (row) ", "  cell (Dense) ", "for _ in 0..depth ", "if depth > 5 ", "h (mut) "]
    {
        assert!(summary.contains(line), "no `{line}` in\n{summary}");
    }
    assert_eq!(Loops::PARAMETERS, 2 * 20);
    // Three rows of a sum and a cell, one turn of the counted loop, the costlier arm.
    let cell = 2 * 16 + 4 + 4;
    assert_eq!(Loops::FLOPS, 3 * (4 + cell) + cell + (2 * 16 + 4));
}

network! {
    Drops(x: [4]) -> [4] { if training { x -> Dense(4) -> Dropout(0.9) } else { x -> Dense(4) } }
}

#[test]
fn training_is_true_in_fit_alone() {
    let x = batch::<4>(32);
    let mut model = Drops::new(3).compile(Sgd::new(0.1), Mse, ());
    let before = model.dense_1().parameters().to_vec();
    model.fit(&x, &x).epochs(2).verbose(false).run().expect("data that fit");
    assert!(model.dense_1().parameters() == before, "the arm of predictions does not train");
    assert!(model.dense().parameters() != Drops::new(3).dense().parameters());
}

network! { Inner(x: [4], depth: usize = 1) -> [4] { let mut h = x; for _ in 0..depth { h = 2.0 * h; } h } }
network! { Outer(x: [4], turns: usize = 3) -> [4] { x -> Inner { depth: turns + 1 } -> Inner } }

#[test]
fn a_network_hands_settings_on() {
    let x = Batch::from([[1.0_f32; 4]]);
    let mut model = Outer::new(0);
    assert_eq!(model.predict(&x).sample(0), [32.0; 4]);
    model.turns = 0;
    assert_eq!(model.predict(&x).sample(0), [4.0; 4]);
}

network! { Residual<Block, const TIMES: usize = 2>(x: [4]) -> [4] { let y = x -> Block; x + y * TIMES } }

#[test]
fn networks_are_parameters_of_networks() {
    let x = Batch::from([[1.0_f32; 4]]);
    assert_eq!(Residual::<Inner, 2>::new(0).predict(&x).sample(0), [5.0; 4]);
    assert_eq!(Residual::<Residual<Inner, 2>, 1>::new(0).predict(&x).sample(0), [6.0; 4]);
    let x = Batch::from([[1.0_f64; 4]]);
    assert_eq!(Residual::<Inner, 3, f64>::new(0).predict(&x).sample(0), [7.0; 4]);
    assert!(Residual::<Outer, 2>::summary().to_string().contains("block (Outer)"));
}

network! {
    Twelve(
        a: [1], b: [1], c: [1], d: [1], e: [1], f: [1], g: [1], h: [1], i: [1], j: [1], k: [1], l: [1]
    ) -> (m: [1], n: [1], o: [1], p: [1], q: [1], r: [1], s: [1], t: [1], u: [1], v: [1], w: [1], y: [1]) {
        let all = (a, b, c, d, e, f, g, h, i, j, k, l) -> Concat -> Dense(12);
        (all[0..1], all[1..2], all[2..3], all[3..4], all[4..5], all[5..6],
         all[6..7], all[7..8], all[8..9], all[9..10], all[10..11], all[11..12])
    }
}

#[test]
fn twelve_inputs_and_twelve_outputs() {
    let x: Vec<Batch<shape![1]>> = (0..12).map(|i| Batch::from([[i as f32], [1.0]])).collect();
    let [a, b, c, d, e, f, g, h, i, j, k, l] = &x[..] else { panic!("twelve") };
    let losses = (Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse, Mse);
    let mut model = Twelve::new(1).compile(Sgd::new(1e-4), losses, ());
    let y = TwelveTargets { m: a, n: b, o: c, p: d, q: e, r: f, s: g, t: h, u: i, v: j, w: k, y: l };
    let inputs = TwelveInputs { a, b, c, d, e, f, g, h, i, j, k, l };
    let history = model.fit(inputs, y).epochs(20).verbose(false).run().expect("data that fit");
    let losses = history.get("loss").expect("a loss");
    assert!(losses[19] < losses[0]);
    let tuple = model.predict((a, b, c, d, e, f, g, h, i, j, k, l));
    assert_eq!(tuple, model.predict(inputs));
}

/// A public network of private ones.
pub(crate) mod public {
    use neurotype::prelude::*;

    network! { Hidden(x: [2]) -> [2] { x -> Dense(2, tanh) } }
    network! { pub Shown(x: [2]) -> [2] { x -> Hidden -> Hidden -> Dense(2) } }
}

#[test]
fn a_public_network_may_use_private_ones() {
    assert_eq!(public::Shown::PARAMETERS, 3 * 6);
}

network! { Difference(minuend: [2], subtrahend: [2]) -> [2] { minuend - subtrahend } }

#[test]
fn inputs_of_one_shape_are_told_apart_by_name() {
    let (a, b) = (Batch::from([[5.0_f32, 5.0]]), Batch::from([[1.0_f32, 2.0]]));
    let model = Difference::new(0);
    let named = model.predict(DifferenceInputs { subtrahend: &b, minuend: &a });
    assert_eq!(named.sample(0), [4.0, 3.0]);
    assert_eq!(named, model.predict((&a, &b)));
}
