//! All activations, a row each.

use super::{Function, Kind, Parameter, function, optional, required};

const RELU: &[Parameter] = &[
    optional("negative_slope", Kind::Number, "0.1"),
    optional("max_value", Kind::Number, "6.0"),
    optional("threshold", Kind::Number, "1.0"),
];

/// All activations.
pub(crate) static ACTIVATIONS: &[Function] = &[
    function("linear", "Linear", &[]),
    Function { with_arguments: Some("BoundedRelu"), ..function("relu", "Relu", RELU) },
    function("leaky_relu", "LeakyRelu", &[optional("negative_slope", Kind::Number, "0.1")]),
    function("elu", "Elu", &[optional("alpha", Kind::Number, "1.0")]),
    function("selu", "Selu", &[]),
    function("gelu", "Gelu", &[optional("approximate", Kind::Flag, "true")]),
    function("silu", "Silu", &[]),
    function("sigmoid", "Sigmoid", &[]),
    function("tanh", "Tanh", &[]),
    function("softplus", "Softplus", &[]),
    function("relu6", "Relu6", &[]),
    function("hard_tanh", "HardTanh", &[]),
    function("hard_sigmoid", "HardSigmoid", &[]),
    function("hard_silu", "HardSilu", &[]),
    function("softsign", "Softsign", &[]),
    function("exponential", "Exponential", &[]),
    function("abs", "Abs", &[]),
    function("sqrt", "Sqrt", &[]),
    function("log", "Log", &[]),
    function("log_sigmoid", "LogSigmoid", &[]),
    function("mish", "Mish", &[]),
    function("sparse_plus", "SparsePlus", &[]),
    function("sparse_sigmoid", "SparseSigmoid", &[]),
    function("sparsemax", "Sparsemax", &[]),
    function(
        "threshold",
        "Threshold",
        &[required("threshold", Kind::Number, "1.0, 0.0"), required("default_value", Kind::Number, "1.0, 0.0")],
    ),
    function("tanh_shrink", "TanhShrink", &[]),
    function("celu", "Celu", &[optional("alpha", Kind::Number, "0.5")]),
    function("soft_shrink", "SoftShrink", &[optional("threshold", Kind::Number, "0.25")]),
    function("hard_shrink", "HardShrink", &[optional("threshold", Kind::Number, "0.25")]),
    function("squareplus", "Squareplus", &[optional("b", Kind::Number, "2.0")]),
    function("softmax", "Softmax", &[]),
    function("log_softmax", "LogSoftmax", &[]),
];
