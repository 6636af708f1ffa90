//! What is not said is as in Keras 3: what is made with nothing but what it must be given, against the defaults that `reference/defaults.py` found.

use std::fmt::Debug;

use neurotype::prelude::*;
use neurotype::{activations, callbacks, constraints, initializers, layers, regularizers};
use serde_json::Value;

/// What is made here, by its name in Keras, and how many of its settings Keras knows by the same name.
fn made_here() -> Vec<(&'static str, usize, Box<dyn Debug>)> {
    macro_rules! made {
        ($($name:literal $settings:literal $value:expr;)+) => { vec![$(($name, $settings, Box::new($value))),+] };
    }
    made! {
        "activations.celu" 1 activations::Celu::new();
        "activations.elu" 1 activations::Elu::new();
        "activations.gelu" 1 activations::Gelu::new();
        "activations.hard_shrink" 1 activations::HardShrink::new();
        "activations.leaky_relu" 1 activations::LeakyRelu::new();
        "activations.relu" 3 activations::BoundedRelu::new();
        "activations.soft_shrink" 1 activations::SoftShrink::new();
        "activations.squareplus" 1 activations::Squareplus::new();
        "callbacks.BackupAndRestore" 2 callbacks::BackupAndRestore::new("a");
        "callbacks.EarlyStopping" 8 callbacks::EarlyStopping::new();
        "callbacks.ModelCheckpoint" 6 callbacks::ModelCheckpoint::new("a");
        "callbacks.ReduceLROnPlateau" 8 callbacks::ReduceLROnPlateau::new();
        "callbacks.SwapEMAWeights" 1 callbacks::SwapEmaWeights::new();
        "callbacks.TensorBoard" 3 callbacks::TensorBoard::new("a");
        "constraints.MaxNorm" 2 constraints::MaxNorm::new();
        "constraints.MinMaxNorm" 4 constraints::MinMaxNorm::new();
        "constraints.UnitNorm" 1 constraints::UnitNorm::new();
        "initializers.Orthogonal" 1 initializers::Orthogonal::new();
        "initializers.RandomNormal" 2 initializers::RandomNormal::new();
        "initializers.RandomUniform" 2 initializers::RandomUniform::new();
        "initializers.TruncatedNormal" 2 initializers::TruncatedNormal::new();
        "initializers.VarianceScaling" 3 initializers::VarianceScaling::new();
        "layers.BatchNormalization" 6 layers::BatchNormalization::new();
        "layers.Dense" 4 layers::Dense::new(1);
        "layers.GroupNormalization" 6 layers::GroupNormalization::new(32);
        "layers.LayerNormalization" 5 layers::LayerNormalization::new();
        "layers.RMSNormalization" 1 layers::RmsNormalization::new();
        "losses.BinaryFocalCrossentropy" 4 BinaryFocalCrossentropy::new();
        "losses.CategoricalFocalCrossentropy" 3 CategoricalFocalCrossentropy::new();
        "losses.CategoricalGeneralizedCrossEntropy" 1 CategoricalGeneralizedCrossEntropy::new();
        "losses.Huber" 1 Huber::new();
        "losses.Tversky" 2 Tversky::new();
        "metrics.AUC" 2 Auc::new();
        "metrics.BinaryAccuracy" 1 BinaryAccuracy::new();
        "optimizers.Adadelta" 3 Adadelta::default();
        "optimizers.Adafactor" 6 Adafactor::default();
        "optimizers.Adagrad" 3 Adagrad::default();
        "optimizers.Adam" 5 Adam::default();
        "optimizers.AdamW" 6 AdamW::default();
        "optimizers.Adamax" 4 Adamax::default();
        "optimizers.Ftrl" 7 Ftrl::default();
        "optimizers.Lamb" 4 Lamb::default();
        "optimizers.Lion" 3 Lion::default();
        "optimizers.Muon" 6 Muon::default();
        "optimizers.Nadam" 4 Nadam::default();
        "optimizers.RMSprop" 5 RmsProp::default();
        "optimizers.SGD" 3 Sgd::default();
        "regularizers.L1" 1 regularizers::L1::new();
        "regularizers.L1L2" 2 regularizers::L1L2::new();
        "regularizers.L2" 1 regularizers::L2::new();
        "regularizers.OrthogonalRegularizer" 2 regularizers::Orthogonal::new();
        "schedules.CosineDecay" 1 CosineDecay::new(1.0, 9);
        "schedules.CosineDecayRestarts" 3 CosineDecayRestarts::new(1.0, 9);
        "schedules.ExponentialDecay" 1 ExponentialDecay::new(1.0, 9, 0.5);
        "schedules.InverseTimeDecay" 1 InverseTimeDecay::new(1.0, 9, 0.5);
        "schedules.PolynomialDecay" 3 PolynomialDecay::new(1.0, 9);
    }
}

/// What stands for a setting in the `Debug` text of a value.
fn held<'t>(text: &'t str, setting: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!(" {setting}: "))?;
    rest.split([',', '}']).next().map(str::trim)
}

/// Words of Keras are variants here: they are compared without case, quotes and underscores.
fn is_same(held: &str, default: &Value) -> bool {
    let plain = |word: &str| word.to_lowercase().replace(['"', '_'], "");
    match default {
        // No bound, no activation.
        Value::Null => matches!(held, "None" | "inf" | "Linear"),
        Value::Bool(default) => held == default.to_string(),
        // `verbose` is a number there.
        Value::Number(default) => {
            held.parse().ok() == default.as_f64() || (held == "false" && default.as_i64() == Some(0))
        }
        Value::String(default) => plain(held).ends_with(&plain(default)),
        _ => false,
    }
}

#[test]
fn what_is_not_said_is_as_in_keras() {
    let found: Value = serde_json::from_str(include_str!("../reference/defaults.json")).expect("the reference");
    let mut differences = Vec::new();
    for (name, settings, value) in made_here() {
        let text = format!("{value:?}");
        let defaults = found["defaults"][name].as_object().unwrap_or_else(|| panic!("{name} is in defaults.json"));
        let known = defaults.iter().filter_map(|(setting, default)| Some((setting, held(&text, setting)?, default)));
        let known: Vec<_> = known.collect();
        let other = known.iter().filter(|(_, held, default)| !is_same(held, default));
        differences.extend(other.map(|(setting, held, default)| format!("{name}: {setting} {held}, not {default}")));
        if known.len() != settings {
            differences.push(format!("{name}: {} settings of Keras's, not {settings}: {text}", known.len()));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
