//! What is no number any more is noticed, whatever bounds it meets on its way.

use neurotype::losses::*;
use neurotype::prelude::*;

network! { Raw(x: [4]) -> [3] { x -> Dense(3) } }
network! { Softmax(x: [4]) -> [3] { x -> Dense(3, softmax) } }
network! { Sigmoid(x: [4]) -> [3] { x -> Dense(3, sigmoid) } }

/// The loss of a network whose first weight is NaN.
macro_rules! is_noticed {
    ($($network:ident, $y:expr => $($loss:expr),+;)+) => {$($(
        for samples in [1, 32] {
            let x = Batch::<shape![4]>::new(vec![0.5; 4 * samples]).expect("whole samples");
            let mut model = $network::new(42).compile(Sgd::new(0.1), $loss, ());
            model.parameters_mut()[0] = f32::NAN;
            let loss = model.evaluate(&x, &$y(samples)).expect("data that fit").loss();
            assert!(loss.is_nan(), "{} of {samples}: {loss}", stringify!($loss));
        }
    )+)+};
}

#[test]
fn every_loss_of_an_output_that_is_no_number_is_none() {
    let numbers = |samples: usize| Batch::<shape![3]>::new([0.0, 1.0, 0.0].repeat(samples)).expect("whole samples");
    let classes = |samples: usize| Labels::<3>::new(vec![0; samples]).expect("classes below 3");
    is_noticed! {
        Raw, numbers => Mse, Mae, Mape, Msle, Huber::new(), LogCosh, Poisson, Hinge, SquaredHinge, CategoricalHinge, CosineSimilarity;
        Raw, numbers => CategoricalCrossentropy.from_logits(), BinaryCrossentropy.from_logits();
        Raw, classes => SparseCategoricalCrossentropy.from_logits();
        Softmax, classes => SparseCategoricalCrossentropy, CategoricalGeneralizedCrossEntropy::new();
        Softmax, numbers => CategoricalCrossentropy, CategoricalFocalCrossentropy::new(), KlDivergence;
        Sigmoid, numbers => BinaryCrossentropy, BinaryFocalCrossentropy::new(), Dice::new(), Tversky::new();
    }
}

macro_rules! activations {
    ($($network:ident [$($activation:tt)+];)+) => {
        $(network! { $network(x: [1]) -> [3] { x -> Dense(3, use_bias = false) -> $($activation)+ } })+

        #[test]
        fn every_activation_of_what_is_no_number_is_none() {
            $(
                let mut model = $network::new(42);
                model.parameters_mut()[0] = f32::NAN;
                for samples in [1, 32] {
                    let y = model.predict(&Batch::<shape![1]>::new(vec![1.0; samples]).expect("samples"));
                    assert!(y.samples().all(|y| y[0].is_nan()), "{}: {:?}", stringify!($network), y.sample(0));
                }
            )+
        }
    };
}

activations! {
    Relu [relu]; LeakyRelu [leaky_relu]; Elu [elu]; Selu [selu]; Gelu [gelu]; Silu [silu]; Logistic [sigmoid]; Tanh [tanh];
    Softplus [softplus]; SparsePlus [sparse_plus]; SparseSigmoid [sparse_sigmoid]; Relu6 [relu6]; WithABound [relu(max_value = 2.5)];
    HardTanh [hard_tanh]; HardSigmoid [hard_sigmoid]; HardSilu [hard_silu]; Softsign [softsign]; Exponential [exponential];
    LogSigmoid [log_sigmoid]; Mish [mish]; TanhShrink [tanh_shrink]; Celu [celu]; SoftShrink [soft_shrink]; Squareplus [squareplus];
    OfAll [softmax]; LogOfAll [log_softmax]; Sparsemax [sparsemax];
}

#[test]
fn a_gradient_that_is_no_number_is_not_clipped_to_one() {
    network! { Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false) } }
    let (x, y) = (Batch::from([[1e30_f32]]), Batch::from([[1.0_f32]]));
    let mut model = Line::new(42).compile(Sgd::new(0.1).clip_value(1.0), Mse, ());
    model.parameters_mut()[0] = f32::NAN;
    let failed = model.fit(&x, &y).verbose(false).run().expect_err("a loss that is NaN");
    assert!(failed.to_string().starts_with("the loss became NaN in epoch 1, step 1"), "{failed}");
    assert!(model.parameters()[0].is_nan());
}

#[test]
fn a_classifier_that_diverges_is_stopped() {
    network! { Net(x: [4]) -> [3] { x -> Dense(8, relu) -> Dense(3, softmax) } }
    let x = Batch::<shape![4]>::new((0..256).map(|index| (index * 7 % 11) as f32 - 5.0).collect()).expect("samples");
    let y = Labels::new((0..64).map(|sample| sample % 3)).expect("classes below 3");
    let mut model = Net::new(42).compile(Sgd::new(1e36), SparseCategoricalCrossentropy, ());
    let failed = model.fit(&x, &y).epochs(20).verbose(false).run().expect_err("a loss that is NaN");
    assert!(failed.to_string().starts_with("the loss became NaN"), "{failed}");
}
