//! What is asked of weights, a row each: how they begin, what they cost, what keeps them within bounds.

use super::{Choice, Function, Kind, function, optional, required};

/// All initializers.
pub(crate) static INITIALIZERS: &[Function] = &[
    function("glorot_uniform", "GlorotUniform", &[]),
    function("glorot_normal", "GlorotNormal", &[]),
    function("he_uniform", "HeUniform", &[]),
    function("he_normal", "HeNormal", &[]),
    function("lecun_uniform", "LecunUniform", &[]),
    function("lecun_normal", "LecunNormal", &[]),
    function(
        "variance_scaling",
        "VarianceScaling",
        &[
            optional("scale", Kind::Number, "2.0"),
            optional("mode", Kind::Choice(&FANS), "fan_out"),
            optional("distribution", Kind::Choice(&DISTRIBUTIONS), "uniform"),
        ],
    ),
    function(
        "random_normal",
        "RandomNormal",
        &[optional("mean", Kind::Number, "0.0"), optional("stddev", Kind::Number, "0.1")],
    ),
    function(
        "truncated_normal",
        "TruncatedNormal",
        &[optional("mean", Kind::Number, "0.0"), optional("stddev", Kind::Number, "0.1")],
    ),
    function(
        "random_uniform",
        "RandomUniform",
        &[optional("minval", Kind::Number, "-0.1"), optional("maxval", Kind::Number, "0.1")],
    ),
    function("constant", "Constant", &[required("value", Kind::Number, "0.1")]),
    function("identity", "Identity", &[optional("gain", Kind::Number, "0.5")]),
    function("ones", "Ones", &[]),
    function("orthogonal", "Orthogonal", &[optional("gain", Kind::Number, "0.5")]),
    function("unit_forget", "UnitForget", &[]),
    function("zeros", "Zeros", &[]),
];

const FANS: Choice = Choice {
    module: "initializers",
    object: "Mode",
    words: &[("fan_in", "FanIn"), ("fan_out", "FanOut"), ("fan_avg", "FanAvg")],
};

const DISTRIBUTIONS: Choice = Choice {
    module: "initializers",
    object: "Distribution",
    words: &[
        ("truncated_normal", "TruncatedNormal"),
        ("untruncated_normal", "UntruncatedNormal"),
        ("uniform", "Uniform"),
    ],
};

/// All regularizers.
pub(crate) static REGULARIZERS: &[Function] = &[
    function("l1", "L1", &[optional("l1", Kind::Number, "0.001")]),
    function("l2", "L2", &[optional("l2", Kind::Number, "0.001")]),
    function("l1_l2", "L1L2", &[optional("l1", Kind::Number, "0.001"), optional("l2", Kind::Number, "0.001")]),
    function(
        "orthogonal",
        "Orthogonal",
        &[optional("factor", Kind::Number, "0.001"), optional("mode", Kind::Choice(&SIDES), "columns")],
    ),
];

const SIDES: Choice =
    Choice { module: "regularizers", object: "Side", words: &[("rows", "Rows"), ("columns", "Columns")] };

/// All constraints.
pub(crate) static CONSTRAINTS: &[Function] = &[
    function("max_norm", "MaxNorm", &[optional("max_value", Kind::Number, "2.0"), optional("axis", Kind::Size, "1")]),
    function(
        "min_max_norm",
        "MinMaxNorm",
        &[
            optional("min_value", Kind::Number, "0.5"),
            optional("max_value", Kind::Number, "2.0"),
            optional("rate", Kind::Number, "0.5"),
            optional("axis", Kind::Size, "1"),
        ],
    ),
    function("non_neg", "NonNeg", &[]),
    function("unit_norm", "UnitNorm", &[optional("axis", Kind::Size, "1")]),
];
