//! All layers, a row each.

use super::{Gives, Inputs, Kind, PLAIN, Parameter, Row, optional, required};

/// A layer of several values of one shape, which its result has too.
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
