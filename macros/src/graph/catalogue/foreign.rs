//! What other libraries call our built-ins, and what they have beside.

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
