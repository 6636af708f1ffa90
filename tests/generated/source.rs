//! Networks as Rust source, a statement a line.

use std::fmt::Write;

use super::network::{Dense, Expression, Network, Shape, Stage, Statement};

/// How many samples each network is tried with.
pub(crate) const SAMPLES: usize = 3;

/// A program that prints, for each network, its outputs and whether its gradients are exact.
pub(crate) fn program(networks: &[Network]) -> String {
    let mut text = String::from("use neurotype::prelude::*;\n\n");
    for network in networks {
        text += &declaration(network);
    }
    text += "fn numbers(count: usize, phase: f64) -> Vec<f64> { (0..count).map(|i| (i as f64 * 0.7 + phase).sin()).collect() }\n";
    text += "fn main() -> neurotype::Result<()> {\n";
    for network in networks {
        text += &trial(network);
    }
    text + "    Ok(())\n}\n"
}

fn trial(network: &Network) -> String {
    let mut text = format!("    {{\n        let mut network = Net{}::<f64>::new(1);\n", network.index);
    text += "        for (i, parameter) in network.parameters_mut().iter_mut().enumerate() { *parameter = 0.4 * (i as f64 * 1.3 + 0.2).sin(); }\n";
    for (name, _, value) in &network.settings {
        let _ = writeln!(text, "        network.{name} = {value};");
    }
    let mut names = Vec::new();
    for (input, (name, shape)) in network.inputs.iter().enumerate() {
        let count = SAMPLES * shape.iter().product::<usize>();
        let shape = sizes(shape);
        let _ =
            writeln!(text, "        let {name} = Batch::<shape!{shape}, f64>::new(numbers({count}, {input} as f64))?;");
        names.push(format!("&{name}"));
    }
    let x = if names.len() == 1 { names.remove(0) } else { format!("({})", names.join(", ")) };
    let (count, shape) = (SAMPLES * network.output[0], sizes(&network.output));
    let _ = writeln!(text, "        let y = Batch::<shape!{shape}, f64>::new(numbers({count}, 9.0))?;");
    let _ = writeln!(text, "        for number in network.predict({x}).as_slice() {{ print!(\"{{number:?}} \"); }}");
    text += "        let mut model = network.compile(Sgd::new(0.1), Mse, ());\n";
    let _ = writeln!(
        text,
        "        match model.check_gradients({x}, &y) {{ Ok(()) => println!(\"|exact\"), Err(error) => println!(\"|{{error}}\") }}"
    );
    text + "    }\n"
}

/// The declaration of a network.
pub(crate) fn declaration(network: &Network) -> String {
    let mut ports: Vec<String> =
        network.inputs.iter().map(|(name, shape)| format!("{name}: {}", sizes(shape))).collect();
    ports.extend(network.settings.iter().map(|(name, default, _)| format!("{name}: usize = {default}")));
    let mut text =
        format!("network! {{\n    pub Net{}({}) -> {} {{\n", network.index, ports.join(", "), sizes(&network.output));
    for (name, layer) in &network.layers {
        let _ = writeln!(text, "        layer {name} = {};", dense(layer));
    }
    statements(&network.body, 2, network, &mut text);
    let _ = writeln!(text, "        {}\n    }}\n}}", network.result);
    text
}

pub(crate) fn sizes(shape: &Shape) -> String {
    format!("{shape:?}")
}

fn statements(body: &[Statement], depth: usize, network: &Network, text: &mut String) {
    let indent = "    ".repeat(depth);
    for statement in body {
        match statement {
            Statement::Let { name, mutable, shape, value } => {
                let word = if *mutable { "let mut" } else { "let" };
                let annotated = matches!(value, Expression::Number(_)) || name.len() % 2 == 0;
                let shape = if annotated { format!(": {}", sizes(shape)) } else { String::new() };
                let _ = writeln!(text, "{indent}{word} {name}{shape} = {};", expression(value, network));
            }
            Statement::Assign { name, value } => {
                let _ = writeln!(text, "{indent}{name} = {};", expression(value, network));
            }
            Statement::Rows { row, over, body, result } => {
                let begin = result.as_ref().map(|(name, _)| format!("let {name} = ")).unwrap_or_default();
                let _ = writeln!(text, "{indent}{begin}for {row} in {over} {{");
                statements(body, depth + 1, network, text);
                match result {
                    Some((_, inner)) => {
                        let _ = writeln!(text, "{indent}    {inner}\n{indent}}};");
                    }
                    None => {
                        let _ = writeln!(text, "{indent}}}");
                    }
                }
            }
            Statement::Repeat { setting, body } => {
                let _ = writeln!(text, "{indent}for _ in 0..{setting} {{");
                statements(body, depth + 1, network, text);
                let _ = writeln!(text, "{indent}}}");
            }
            Statement::If { setting, above, then, otherwise } => {
                let _ = writeln!(text, "{indent}if {setting} > {above} {{");
                statements(then, depth + 1, network, text);
                if !otherwise.is_empty() {
                    let _ = writeln!(text, "{indent}}} else {{");
                    statements(otherwise, depth + 1, network, text);
                }
                let _ = writeln!(text, "{indent}}}");
            }
        }
    }
}

fn dense(layer: &Dense) -> String {
    match layer.activation {
        "linear" => format!("Dense({})", layer.units),
        activation => format!("Dense({}, {activation})", layer.units),
    }
}

fn expression(expression: &Expression, network: &Network) -> String {
    let operand = |part: &Expression| match part {
        Expression::Name(name) => name.clone(),
        other => format!("({})", self::expression(other, network)),
    };
    match expression {
        Expression::Name(name) => name.clone(),
        Expression::Number(number) => format!("{number:?}"),
        Expression::Slice { of, first, end } => format!("{of}[{first}..{end}]"),
        Expression::Scaled { factor, said, shift, of } => {
            let factor = said.as_ref().map_or(format!("{factor:?}"), |setting| format!("({factor:?} + {setting})"));
            format!("{factor} * {} - {shift:?}", operand(of))
        }
        Expression::Binary { sign, left, right } => format!("{} {sign} {}", operand(left), operand(right)),
        Expression::Chain { sources, stages } => {
            let mut text = if sources.len() == 1 { sources[0].clone() } else { format!("({})", sources.join(", ")) };
            for stage in stages {
                text += " -> ";
                text += &self::stage(stage, network);
            }
            text
        }
    }
}

fn stage(stage: &Stage, network: &Network) -> String {
    match stage {
        Stage::Dense(layer) => dense(layer),
        Stage::Activation(name) => (*name).to_owned(),
        Stage::Declared(layer) => network.layers[*layer].0.clone(),
        Stage::Concat => "Concat".to_owned(),
        Stage::Flatten => "Flatten".to_owned(),
        Stage::Reverse => "Reverse".to_owned(),
        Stage::Network { index, settings } if settings.is_empty() => format!("Net{index}"),
        Stage::Network { index, settings } => {
            let settings: Vec<String> = settings.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            format!("Net{index} {{ {} }}", settings.join(", "))
        }
    }
}
