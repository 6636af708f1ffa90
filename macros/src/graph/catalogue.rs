//! The built-ins, a row each: a name, where it lives in the runtime, what it takes. Nothing else in this crate knows a layer.

/// A built-in layer.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "a row of a table: each is a yes or no of its own")]
pub(crate) struct Row {
    /// What the user writes.
    pub(crate) name: &'static str,
    /// How many values flow in.
    pub(crate) inputs: Inputs,
    /// What stands between the parentheses, in order.
    pub(crate) parameters: &'static [Parameter],
    /// Whether it has weights.
    pub(crate) has_weights: bool,
    /// What is known of its result's shape from tokens alone.
    pub(crate) gives: Gives,
    /// Whether its result is another view of its input: same numbers, nothing computed.
    pub(crate) is_view: bool,
    /// Whether all values that flow in have one shape.
    pub(crate) equal_inputs: bool,
    /// Whether it takes `inputs => units`.
    pub(crate) states_inputs: bool,
}

/// How many values flow into a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inputs {
    One,
    Two,
    TwoOrMore,
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
    Activation,
    Initializer,
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
    inputs: Inputs::One,
    parameters: &[],
    has_weights: false,
    gives: Gives::Computed,
    is_view: false,
    equal_inputs: false,
    states_inputs: false,
};

const fn merge(name: &'static str, inputs: Inputs) -> Row {
    Row { name, inputs, gives: Gives::SameAsInput, equal_inputs: true, ..PLAIN }
}

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
        ],
        has_weights: true,
        gives: Gives::FirstArgument,
        states_inputs: true,
        ..PLAIN
    },
    Row { name: "Flatten", is_view: true, ..PLAIN },
    Row {
        name: "Reshape",
        parameters: &[required("target_shape", Kind::Shape, "[4, 196]")],
        gives: Gives::ShapeArgument,
        is_view: true,
        ..PLAIN
    },
    Row { name: "Dropout", parameters: &[required("rate", Kind::Number, "0.2")], gives: Gives::SameAsInput, ..PLAIN },
    Row { name: "Concat", inputs: Inputs::TwoOrMore, ..PLAIN },
    merge("Add", Inputs::TwoOrMore),
    merge("Subtract", Inputs::Two),
    merge("Multiply", Inputs::TwoOrMore),
    merge("Average", Inputs::TwoOrMore),
    merge("Maximum", Inputs::TwoOrMore),
    merge("Minimum", Inputs::TwoOrMore),
];

/// What every activation is as a stage of its own.
pub(crate) static ACTIVATE: Row = Row { name: "Activate", gives: Gives::SameAsInput, ..PLAIN };

/// A built-in function: its name, its type in the runtime, its arguments.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) object: &'static str,
    pub(crate) parameters: &'static [Parameter],
}

const fn function(name: &'static str, object: &'static str, parameters: &'static [Parameter]) -> Function {
    Function { name, object, parameters }
}

/// All activations.
pub(crate) static ACTIVATIONS: &[Function] = &[
    function("linear", "Linear", &[]),
    function("relu", "Relu", &[]),
    function("leaky_relu", "LeakyRelu", &[optional("negative_slope", Kind::Number, "0.1")]),
    function("elu", "Elu", &[optional("alpha", Kind::Number, "1.0")]),
    function("selu", "Selu", &[]),
    function("gelu", "Gelu", &[optional("approximate", Kind::Flag, "true")]),
    function("silu", "Silu", &[]),
    function("sigmoid", "Sigmoid", &[]),
    function("tanh", "Tanh", &[]),
    function("softplus", "Softplus", &[]),
    function("softmax", "Softmax", &[]),
    function("log_softmax", "LogSoftmax", &[]),
];

/// All initializers.
pub(crate) static INITIALIZERS: &[Function] = &[
    function("glorot_uniform", "GlorotUniform", &[]),
    function("glorot_normal", "GlorotNormal", &[]),
    function("he_uniform", "HeUniform", &[]),
    function("he_normal", "HeNormal", &[]),
    function("ones", "Ones", &[]),
    function("zeros", "Zeros", &[]),
];

/// What other libraries call our built-ins.
static ALIASES: &[(&str, &str)] = &[
    ("Concatenate", "Concat"),
    ("Linear", "Dense"),
    ("FullyConnected", "Dense"),
    ("swish", "silu"),
    ("Sum", "Add"),
    ("Mean", "Average"),
    ("logistic", "sigmoid"),
];

/// Our name for what another library calls `name`.
pub(crate) fn alias(name: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, ours)| *ours)
}
