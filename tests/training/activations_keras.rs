//! Values of activations against Keras 3: `reference/activations.py`.

use std::fs;
use std::path::Path;

use neurotype::prelude::*;
use serde_json::Value;

macro_rules! compare {
    ($($network:ident [$($activation:tt)+] $name:literal;)+) => {
        $(network! { $network(x: [1]) -> [1] { x -> $($activation)+ } })+

        #[test]
        fn activations_have_keras_s_values() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/activations.json");
            let reference: Value = serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
            let list = |value: &Value| -> Vec<f64> {
                value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
            };
            let points = list(&reference["points"]);
            $({
                let expected = list(&reference["values"][$name]);
                assert_eq!(expected.len(), points.len(), $name);
                let wide: Batch<shape![1], f64> = Batch::new(points.clone()).expect("whole samples");
                let narrow = points.iter().map(|point| *point as f32).collect();
                let narrow: Batch<shape![1]> = Batch::new(narrow).expect("whole samples");
                let double = $network::<f64>::new(1).predict(&wide);
                let single = $network::new(1).predict(&narrow);
                for (index, (point, expected)) in points.iter().zip(expected).enumerate() {
                    let (wide, narrow) = (double.sample(index)[0], f64::from(single.sample(index)[0]));
                    let size = expected.abs().max(1.0);
                    assert!((wide - expected).abs() < 1e-12 * size, "{} of {point}: {wide}, not {expected}", $name);
                    assert!((narrow - expected).abs() < 1e-6 * size, "{} of {point}: {narrow}, not {expected}", $name);
                }
            })+
        }
    };
}

compare! {
    Relu6 [relu6] "relu6";
    HardTanh [hard_tanh] "hard_tanh";
    HardSigmoid [hard_sigmoid] "hard_sigmoid";
    HardSilu [hard_silu] "hard_silu";
    Softsign [softsign] "softsign";
    Exponential [exponential] "exponential";
    LogSigmoid [log_sigmoid] "log_sigmoid";
    Mish [mish] "mish";
    TanhShrink [tanh_shrink] "tanh_shrink";
    Celu [celu(alpha = 0.5)] "celu";
    SoftShrink [soft_shrink(threshold = 0.25)] "soft_shrink";
    HardShrink [hard_shrink(threshold = 0.25)] "hard_shrink";
    Squareplus [squareplus(b = 2.0)] "squareplus";
}
