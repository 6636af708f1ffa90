//! The built-ins, a row each: a name, where it lives in the runtime, what it takes. Nothing else in this crate knows a layer.

/// A built-in layer.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "a row of a table: each is a yes or no of its own")]
pub(crate) struct Row {
    /// What the user writes.
    pub(crate) name: &'static str,
    /// Its type in the runtime, if that has another name.
    pub(crate) object: Option<&'static str>,
    /// How many values flow in.
    pub(crate) inputs: Inputs,
    /// What stands between the parentheses, in order.
    pub(crate) parameters: &'static [Parameter],
    /// Whether it has weights.
    pub(crate) has_weights: bool,
    /// What is known of its result's shape from tokens alone.
    pub(crate) gives: Gives,
    /// Whether all values that flow in have one shape.
    pub(crate) equal_inputs: bool,
    /// Whether it takes `inputs => units`.
    pub(crate) states_inputs: bool,
    /// Whether it is a network.
    pub(crate) is_network: bool,
}

/// How many values flow into a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inputs {
    One,
    Two,
    TwoOrMore,
    /// What only the runtime's rule knows.
    Any,
}

/// What tokens tell of a result's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// One axis, of the size that the first argument says.
    FirstArgument,
    /// The shape that the first argument is.
    ShapeArgument,
    /// The shape that flows in.
    SameAsInput,
    /// The units of a recurrent network; in front of them its steps, where all rows are asked for.
    Rows,
    /// Something that only the runtime's rule knows.
    Computed,
}

/// What an argument can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A whole number.
    Size,
    /// A number with a point.
    Number,
    /// `true` or `false`.
    Flag,
    Shape,
    /// An axis, or two in brackets.
    Axes,
    Activation,
    Initializer,
    Regularizer,
    Constraint,
    /// One of some words, each a variant of a type of the runtime: its module, its name.
    Choice(&'static Choice),
    /// Which of its outputs a recurrent network gives: `true` for the second.
    Sequences,
}

/// What one of some words can be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Where the type lives in the runtime, and its name.
    pub(crate) module: &'static str,
    pub(crate) object: &'static str,
    /// The words with their variants.
    pub(crate) words: &'static [(&'static str, &'static str)],
}

/// An argument of a built-in.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether it must be there; then it is an argument of `new`.
    pub(crate) required: bool,
    /// What to write for it, in messages.
    pub(crate) example: &'static str,
}

const fn required(name: &'static str, kind: Kind, example: &'static str) -> Parameter {
    Parameter { name, kind, required: true, example }
}

const fn optional(name: &'static str, kind: Kind, example: &'static str) -> Parameter {
    Parameter { name, kind, required: false, example }
}

const PLAIN: Row = Row {
    name: "",
    object: None,
    inputs: Inputs::One,
    parameters: &[],
    has_weights: false,
    gives: Gives::Computed,
    equal_inputs: false,
    states_inputs: false,
    is_network: false,
};

const fn merge(name: &'static str, inputs: Inputs) -> Row {
    Row { name, inputs, gives: Gives::SameAsInput, equal_inputs: true, ..PLAIN }
}

/// A layer without weights whose result has the shape that flows in.
const fn same(name: &'static str, parameters: &'static [Parameter]) -> Row {
    Row { name, parameters, gives: Gives::SameAsInput, ..PLAIN }
}

/// A layer with weights whose result has the shape that flows in.
const fn normalization(name: &'static str, parameters: &'static [Parameter]) -> Row {
    Row { name, parameters, has_weights: true, gives: Gives::SameAsInput, ..PLAIN }
}

/// The arguments of a layer that normalises, behind its own.
macro_rules! scaled {
    ($($own:expr),+) => {
        &[
            $($own,)+
            optional("center", Kind::Flag, "false"),
            optional("scale", Kind::Flag, "false"),
            optional("beta_initializer", Kind::Initializer, "zeros"),
            optional("gamma_initializer", Kind::Initializer, "ones"),
            optional("beta_regularizer", Kind::Regularizer, "l2(0.01)"),
            optional("gamma_regularizer", Kind::Regularizer, "l2(0.01)"),
            optional("beta_constraint", Kind::Constraint, "non_neg"),
            optional("gamma_constraint", Kind::Constraint, "non_neg"),
            optional("trainable", Kind::Flag, "false"),
        ]
    };
}

const BATCH_NORMALIZATION: &[Parameter] =
    scaled![optional("momentum", Kind::Number, "0.9"), optional("epsilon", Kind::Number, "0.00001")];
const LAYER_NORMALIZATION: &[Parameter] = scaled![optional("epsilon", Kind::Number, "0.00001")];
const GROUP_NORMALIZATION: &[Parameter] =
    scaled![required("groups", Kind::Size, "4"), optional("epsilon", Kind::Number, "0.00001")];

/// All layers.
pub(crate) static LAYERS: &[Row] = &[
    Row {
        name: "Dense",
        parameters: &[
            required("units", Kind::Size, "300"),
            optional("activation", Kind::Activation, "relu"),
            optional("use_bias", Kind::Flag, "false"),
            optional("kernel_initializer", Kind::Initializer, "he_normal"),
            optional("bias_initializer", Kind::Initializer, "zeros"),
            optional("kernel_regularizer", Kind::Regularizer, "l2(0.01)"),
            optional("bias_regularizer", Kind::Regularizer, "l2(0.01)"),
            optional("kernel_constraint", Kind::Constraint, "max_norm(2.0)"),
            optional("bias_constraint", Kind::Constraint, "non_neg"),
            optional("trainable", Kind::Flag, "false"),
        ],
        has_weights: true,
        gives: Gives::FirstArgument,
        states_inputs: true,
        ..PLAIN
    },
    Row { name: "Flatten", ..PLAIN },
    Row {
        name: "Reshape",
        parameters: &[required("target_shape", Kind::Shape, "[4, 196]")],
        gives: Gives::ShapeArgument,
        ..PLAIN
    },
    Row { name: "Dropout", parameters: &[required("rate", Kind::Number, "0.2")], gives: Gives::SameAsInput, ..PLAIN },
    Row { name: "Concat", inputs: Inputs::TwoOrMore, ..PLAIN },
    same("AlphaDropout", &[required("rate", Kind::Number, "0.1")]),
    same("GaussianDropout", &[required("rate", Kind::Number, "0.2")]),
    same("GaussianNoise", &[required("stddev", Kind::Number, "0.1")]),
    same("ActivityRegularization", &[optional("l1", Kind::Number, "0.01"), optional("l2", Kind::Number, "0.01")]),
    same("Rescaling", &[required("scale", Kind::Number, "0.5"), optional("offset", Kind::Number, "-1.0")]),
    Row {
        name: "Normalization",
        parameters: &[
            optional("mean", Kind::Number, "0.5"),
            optional("variance", Kind::Number, "2.0"),
            optional("invert", Kind::Flag, "true"),
        ],
        has_weights: true,
        gives: Gives::SameAsInput,
        ..PLAIN
    },
    normalization("BatchNormalization", BATCH_NORMALIZATION),
    normalization("LayerNormalization", LAYER_NORMALIZATION),
    normalization("GroupNormalization", GROUP_NORMALIZATION),
    normalization("RmsNormalization", &[optional("epsilon", Kind::Number, "0.001")]),
    same("UnitNormalization", &[]),
    Row {
        name: "PRelu",
        parameters: &[
            optional("alpha_initializer", Kind::Initializer, "constant(0.25)"),
            optional("alpha_regularizer", Kind::Regularizer, "l2(0.01)"),
            optional("alpha_constraint", Kind::Constraint, "non_neg"),
            optional("trainable", Kind::Flag, "false"),
        ],
        has_weights: true,
        gives: Gives::SameAsInput,
        ..PLAIN
    },
    Row { name: "glu", object: Some("Glu"), ..PLAIN },
    Row {
        name: "Embedding",
        parameters: &[
            required("output_dim", Kind::Size, "8"),
            optional("embeddings_initializer", Kind::Initializer, "random_normal"),
            optional("embeddings_regularizer", Kind::Regularizer, "l2(0.01)"),
            optional("embeddings_constraint", Kind::Constraint, "max_norm(2.0, axis = 1)"),
            optional("trainable", Kind::Flag, "false"),
        ],
        has_weights: true,
        states_inputs: true,
        ..PLAIN
    },
    Row { name: "Permute", parameters: &[required("dims", Kind::Shape, "[2, 1]")], ..PLAIN },
    Row { name: "RepeatVector", parameters: &[required("n", Kind::Size, "5")], ..PLAIN },
    Row {
        name: "Dot",
        inputs: Inputs::Two,
        parameters: &[required("axes", Kind::Axes, "1"), optional("normalize", Kind::Flag, "true")],
        ..PLAIN
    },
    merge("Add", Inputs::TwoOrMore),
    Row { name: "Reverse", gives: Gives::SameAsInput, ..PLAIN },
    merge("Subtract", Inputs::Two),
    merge("Divide", Inputs::Two),
    merge("Multiply", Inputs::TwoOrMore),
    merge("Average", Inputs::TwoOrMore),
    merge("Maximum", Inputs::TwoOrMore),
    merge("Minimum", Inputs::TwoOrMore),
    recurrent("SimpleRnn"),
    recurrent("Gru"),
    recurrent("Lstm"),
];

/// A network of the runtime that goes through the rows of a value.
const fn recurrent(name: &'static str) -> Row {
    const PARAMETERS: &[Parameter] =
        &[required("units", Kind::Size, "32"), optional("return_sequences", Kind::Sequences, "true")];
    Row { name, parameters: PARAMETERS, has_weights: true, gives: Gives::Rows, is_network: true, ..PLAIN }
}

/// A layer that the user wrote, made from what stands in its parentheses.
pub(crate) static OWN: Row = Row { inputs: Inputs::Any, has_weights: true, ..PLAIN };

/// A network used as a layer.
pub(crate) static NETWORK: Row = Row { inputs: Inputs::Any, has_weights: true, is_network: true, ..PLAIN };

/// What the signs between values stand for, in the order of [`Operator`](crate::syntax::Operator): the layer of two values.
pub(crate) const SIGNS: [&str; 4] = ["Add", "Subtract", "Multiply", "Divide"];

/// `2.0 * x`, `1.0 - x`
pub(crate) static AFFINE: Row = Row { name: "Affine", gives: Gives::SameAsInput, ..PLAIN };

/// `x[0..4]`
pub(crate) static SLICE: Row = Row { name: "Slice", ..PLAIN };

/// `0.0` where a shape is declared
pub(crate) static FILL: Row = Row { name: "Fill", inputs: Inputs::Any, gives: Gives::ShapeArgument, ..PLAIN };

/// What every activation is as a stage of its own.
pub(crate) static ACTIVATE: Row = Row { name: "Activate", gives: Gives::SameAsInput, ..PLAIN };

/// A built-in function: its name, its type in the runtime, its arguments.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) object: &'static str,
    pub(crate) parameters: &'static [Parameter],
    /// The type that stands for it where it has arguments, if that is another one.
    pub(crate) with_arguments: Option<&'static str>,
}

const fn function(name: &'static str, object: &'static str, parameters: &'static [Parameter]) -> Function {
    Function { name, object, parameters, with_arguments: None }
}

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

/// What other libraries call our built-ins.
static ALIASES: &[(&str, &str)] = &[
    ("Concatenate", "Concat"),
    ("Linear", "Dense"),
    ("FullyConnected", "Dense"),
    ("swish", "silu"),
    ("hard_swish", "hard_silu"),
    ("Sum", "Add"),
    ("Mean", "Average"),
    ("logistic", "sigmoid"),
    ("xavier_uniform", "glorot_uniform"),
    ("xavier_normal", "glorot_normal"),
    ("kaiming_uniform", "he_uniform"),
    ("kaiming_normal", "he_normal"),
    ("maxnorm", "max_norm"),
    ("SimpleRNN", "SimpleRnn"),
    ("RNN", "SimpleRnn"),
    ("GRU", "Gru"),
    ("LSTM", "Lstm"),
    ("PReLU", "PRelu"),
    ("RMSNormalization", "RmsNormalization"),
    ("RMSNorm", "RmsNormalization"),
    ("LayerNorm", "LayerNormalization"),
    ("GroupNorm", "GroupNormalization"),
    ("BatchNorm", "BatchNormalization"),
    ("BatchNorm1d", "BatchNormalization"),
];

/// Layers of other libraries that are not here.
pub(crate) static FOREIGN: &[&str] = &[
    "Conv1D",
    "Conv2D",
    "Conv3D",
    "Conv2d",
    "MaxPooling1D",
    "MaxPooling2D",
    "MaxPool2D",
    "MaxPool2d",
    "AveragePooling2D",
    "AvgPool2d",
    "GlobalAveragePooling2D",
    "BatchNorm2d",
    "MultiHeadAttention",
    "Attention",
    "Conv2DTranspose",
    "SeparableConv2D",
    "ZeroPadding2D",
    "UpSampling2D",
    "TimeDistributed",
    "Bidirectional",
    "Masking",
    "Lambda",
];

/// Our name for what another library calls `name`.
pub(crate) fn alias(name: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, ours)| *ours)
}
