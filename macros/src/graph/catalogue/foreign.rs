//! What other libraries call our built-ins, and what they have beside.

/// What other libraries call our built-ins.
static ALIASES: &[(&str, &str)] = &[
    ("Concatenate", "Concat"),
    ("Linear", "Dense"),
    ("FullyConnected", "Dense"),
    ("swish", "silu"),
    ("hard_swish", "hard_silu"),
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

/// Functions of other libraries, in lower case alone: `Max` may be a network of the user's.
static FUNCTIONS: &[(&str, &str)] = &[
    ("exp", "exponential"),
    ("ln", "log"),
    ("absolute", "abs"),
    ("max", "Maximum"),
    ("min", "Minimum"),
    ("cat", "Concat"),
    ("matmul", "Dot"),
    ("transpose", "Permute"),
    ("view", "Reshape"),
    ("expand_dims", "Reshape"),
    ("unsqueeze", "Reshape"),
    ("squeeze", "Reshape"),
    ("repeat", "RepeatVector"),
];

/// What is written in place of a layer of another library.
static INSTEAD: &[(&str, &str)] = &[
    ("Activation", "an activation is a stage or an argument itself, as in `x -> relu` or `Dense(30, relu)`"),
    ("Input", "inputs stand behind the network's name, as in `Net(x: [8])`"),
    ("InputLayer", "inputs stand behind the network's name, as in `Net(x: [8])`"),
    ("Lambda", "arithmetic is written as it is, as in `2.0 * x`, and more is a layer of your own"),
    ("Bidirectional", "write `(x -> Gru(16), x -> Reverse -> Gru(16)) -> Concat`"),
    ("Sequential", "layers follow each other by arrows, as in `x -> Dense(30, relu) -> Dense(1)`"),
    ("TimeDistributed", "write `let rows = for row in x { row -> … };`"),
    (
        "GlobalAveragePooling1D",
        "write `let mut sum: [8] = 0.0; for row in x { sum = sum + row; }`, and divide by the number of rows",
    ),
    ("Sum", SUM),
    ("sum", SUM),
    ("Mean", MEAN),
    ("mean", MEAN),
    ("square", POWER),
    ("pow", POWER),
    ("power", POWER),
    ("GlobalMaxPooling1D", "write `let mut most: [8] = -1e9; for row in x { most = (most, row) -> Maximum; }`"),
];

const SUM: &str =
    "values are added by `a + b`, and rows by `let mut sum: [8] = 0.0; for row in x { sum = sum + row; }`";
const MEAN: &str =
    "the mean of several values is `(a, b) -> Average`; rows are added in a loop, and divided by their number";
const POWER: &str = "a power is a product, as in `x * x`";

/// The same for arguments.
static ARGUMENTS_INSTEAD: &[(&str, &str)] = &[
    ("name", "a name is given to a declared layer, as in `layer hidden = Dense(30);`"),
    ("input_shape", "inputs have their shapes behind the network's name, as in `Net(x: [8])`"),
    (
        "input_dim",
        "inputs have their shapes behind the network's name, as in `Net(x: [8])`, or `[0..1000; 8]` for indices",
    ),
    ("dtype", "numbers are `f32`, or what a model is asked for, as in `Net::<f64>::new(42)`"),
    ("activity_regularizer", "put `ActivityRegularization(l2 = 0.01)` behind the layer"),
    ("return_state", "of ten states that `return_sequences = true` gives, the last is `states[9..10] -> Flatten`"),
    ("stateful", "a state begins anew with each sample; let a `for` over rows carry what is to be kept"),
    ("unroll", "the compiler knows how many rows there are"),
    ("go_backwards", "put `Reverse` before the layer"),
    ("seed", "a model has one seed for all, as in `Net::new(42)`"),
    ("dropout", "put `Dropout(0.2)` before the layer"),
];

/// Layers of other libraries that are not here, and for which what is here stands in.
pub(crate) static FOREIGN: &[&str] = &[
    "Attention",
    "AdditiveAttention",
    "CategoryEncoding",
    "Discretization",
    "EinsumDense",
    "GroupQueryAttention",
    "Hashing",
    "IntegerLookup",
    "Masking",
    "MultiHeadAttention",
    "SpectralNormalization",
    "StackedRNNCells",
    "StringLookup",
    "TextVectorization",
];

/// Layers for images, for which nothing here stands in.
static CONVOLUTIONS: &[&str] = &[
    "AveragePooling1D",
    "AveragePooling2D",
    "AvgPool2d",
    "BatchNorm2d",
    "Conv1D",
    "Conv1DTranspose",
    "Conv2D",
    "Conv2DTranspose",
    "Conv2d",
    "Conv3D",
    "ConvLSTM2D",
    "Cropping1D",
    "Cropping2D",
    "DepthwiseConv2D",
    "GlobalAveragePooling2D",
    "GlobalMaxPooling2D",
    "MaxPool2D",
    "MaxPool2d",
    "MaxPooling1D",
    "MaxPooling2D",
    "MaxPooling3D",
    "SeparableConv1D",
    "SeparableConv2D",
    "SpatialDropout1D",
    "SpatialDropout2D",
    "UpSampling1D",
    "UpSampling2D",
    "ZeroPadding1D",
    "ZeroPadding2D",
];

/// Our name for what another library calls `name`.
pub(crate) fn alias(name: &str) -> Option<&'static str> {
    let alias = ALIASES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, ours)| *ours);
    alias.or_else(|| look_up(FUNCTIONS, name))
}

/// What is written in place of a layer that another library has.
pub(crate) fn instead(name: &str) -> Option<&'static str> {
    let is_for_images = CONVOLUTIONS.contains(&name).then_some("convolutions and pooling are not part of this crate");
    look_up(INSTEAD, name).or(is_for_images)
}

/// The same for an argument.
pub(crate) fn argument_instead(name: &str) -> Option<&'static str> {
    look_up(ARGUMENTS_INSTEAD, name)
}

fn look_up(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(other, _)| *other == name).map(|(_, ours)| *ours)
}
