//! Networks with sizes as parameters.

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
