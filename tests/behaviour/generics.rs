//! Networks with sizes, and networks, as parameters.

use neurotype::prelude::*;

const WIDTH: usize = 6;

network! {
    Generic<const H: usize, const W: usize>(x: [W]) -> [H] where [(); 1]: Sized {
        let h = x -> Dense(2 * H, tanh);
        let all = (x, h) -> Concat;
        all -> Dense(W + 2 * H => H)
    }
}

#[test]
fn arithmetic_on_generic_widths() {
    assert_eq!(Generic::<4, 3>::PARAMETERS, (3 * 8 + 8) + (11 * 4 + 4));
    let model = Generic::<4, 3>::new(1);
    assert_eq!(model.predict(&Batch::from([[1.0_f32; 3]])).sample(0).len(), 4);
    // What the macro can write in a type is a constant dimension, what is computed a dynamic one.
    let weights: nalgebra::MatrixView<'_, f32, nalgebra::Const<4>, nalgebra::Dyn, nalgebra::U1, nalgebra::Const<4>> =
        model.dense_1().weights();
    assert_eq!(weights.shape(), (4, 11));
}

#[test]
fn instances_train_side_by_side() {
    let (x, y) = (Batch::from([[0.1_f32, 0.2, 0.3]]), Batch::from([[1.0_f32, 2.0]]));
    let mut small = Generic::<2, 3>::new(1).compile(Adam::new(0.05), Mse, ());
    let history = small.fit(&x, &y).epochs(200).verbose(false).run().expect("data that fit");
    assert!(history.last("loss").expect("a loss") < 1e-3);
    assert_eq!(Generic::<5, 7>::summary().to_string().lines().count(), 11);
}

#[test]
fn named_constants_and_arithmetic_on_them() {
    network! { Net(x: [WIDTH, { WIDTH / 2 }]) -> [2 * WIDTH] { x -> Flatten -> Dense(WIDTH * WIDTH / 2 => 2 * WIDTH) } }
    assert_eq!(Net::PARAMETERS, 18 * 12 + 12);
    let x = Batch::<shape![WIDTH, { WIDTH / 2 }]>::new(vec![0.0; 18]).expect("one sample");
    assert_eq!(Net::new(1).predict(&x).len(), 1);
}

#[test]
fn double_precision_is_a_parameter() {
    let model = Generic::<2, 3, f64>::new(1);
    let y: Batch<shape![2], f64> = model.predict(&Batch::from([[1.0_f64; 3]]));
    let single = Generic::<2, 3>::new(1).predict(&Batch::from([[1.0_f32; 3]]));
    for (double, single) in y.sample(0).iter().zip(single.sample(0)) {
        assert!((double - f64::from(*single)).abs() < 1e-6, "the same seed, the same network, but for rounding");
    }
}

network! { Leaf(x: [6]) -> [6] { x -> Dense(6, tanh) } }
network! { Chances(x: [6]) -> [6] { x -> Dense(6, softmax) } }
network! { Twice<B>(x: [6]) -> [6] { x -> B -> B } }
network! { Bounded<B: Network + Clone>(x: [6]) -> [6] { x -> B } }
network! { Told<B>(x: [6]) -> [6] where B: Network { x -> B } }
network! { Fork<A, const N: usize, B: Clone>(x: [N]) -> (one: [N], two: [N]) { let h = x -> A; (h -> B, h) } }
network! { Whole(x: [6]) -> [6] { x -> Twice<Leaf> -> Told<Leaf> -> Bounded<Chances> } }

#[test]
fn an_output_of_a_network_that_is_a_parameter_means_what_it_means_there() {
    let x = Batch::<shape![6]>::new((0..60).map(|i| (i as f32 * 0.7).sin()).collect()).expect("whole samples");
    let one_hot = (0..60).map(|i| f32::from(u8::from(i % 6 == i / 6 % 6))).collect();
    let y = Batch::<shape![6]>::new(one_hot).expect("whole samples");
    // A loss for probabilities, and a metric, take what ends in `softmax` two networks further in.
    let mut model = Whole::new(1).compile(Adam::new(0.01), CategoricalCrossentropy, Accuracy);
    let history = model.fit(&x, &y).epochs(20).verbose(false).run().expect("data that fit");
    let losses = history.get("loss").expect("a loss");
    assert!(losses[19] < losses[0], "{losses:?}");
    assert_eq!(Whole::PARAMETERS, 4 * (6 * 6 + 6));
    let fork = Fork::<Leaf, 6, Chances>::new(1);
    let mut fork = fork.compile(Sgd::new(0.1), (CategoricalCrossentropy, Mse), (Accuracy, ()));
    fork.fit(&x, (&y, &x)).verbose(false).run().expect("data that fit");
}
