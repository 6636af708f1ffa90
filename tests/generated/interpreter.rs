//! What a network computes, in plain loops, one sample after another: it shares nothing with the library but the order of parameters.

use std::collections::HashMap;

use super::network::{Dense, Expression, Network, Stage, Statement};
use super::source::SAMPLES;

/// A value: one size or two, the last fastest.
#[derive(Clone)]
struct Value {
    numbers: Vec<f64>,
    /// The size of the last axis.
    last: usize,
}

/// All outputs of a network, with the parameters, inputs and settings that the program gives it.
pub(crate) fn outputs(networks: &[Network], index: usize) -> Vec<f64> {
    let network = &networks[index];
    let count = Layout::of(networks, network).end;
    let parameters: Vec<f64> = (0..count).map(|i| 0.4 * (i as f64 * 1.3 + 0.2).sin()).collect();
    let settings = network.settings.iter().map(|(name, _, value)| (name.clone(), *value)).collect();
    let mut all = Vec::new();
    for sample in 0..SAMPLES {
        let inputs = network.inputs.iter().enumerate().map(|(input, (_, shape))| {
            let count: usize = shape.iter().product();
            let number = |i: usize| ((sample * count + i) as f64 * 0.7 + input as f64).sin();
            Value { numbers: (0..count).map(number).collect(), last: *shape.last().expect("a size") }
        });
        all.extend(run(networks, network, &parameters, &settings, inputs.collect()).numbers);
    }
    all
}

/// How many parameters a network has.
pub(crate) fn count_parameters(networks: &[Network], network: &Network) -> usize {
    Layout::of(networks, network).end
}

/// Where the parameters of each layer lie, in the order of first use: by the place of the stage in the tree.
struct Layout<'n> {
    networks: &'n [Network],
    network: &'n Network,
    places: HashMap<*const Stage, usize>,
    declared: HashMap<usize, usize>,
    end: usize,
}

impl<'n> Layout<'n> {
    fn of(networks: &'n [Network], network: &'n Network) -> Self {
        let mut layout = Self { networks, network, places: HashMap::new(), declared: HashMap::new(), end: 0 };
        layout.statements(&network.body);
        layout
    }

    fn statements(&mut self, body: &[Statement]) {
        for statement in body {
            match statement {
                Statement::Let { value, .. } | Statement::Assign { value, .. } => self.expression(value),
                Statement::Rows { body, .. } | Statement::Repeat { body, .. } => self.statements(body),
                Statement::If { then, otherwise, .. } => {
                    self.statements(then);
                    self.statements(otherwise);
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::Chain { stages, .. } => stages.iter().for_each(|stage| self.stage(stage)),
            Expression::Binary { left, right, .. } => {
                self.expression(left);
                self.expression(right);
            }
            Expression::Scaled { of, .. } => self.expression(of),
            _ => {}
        }
    }

    fn stage(&mut self, stage: &Stage) {
        let size = |dense: &Dense| (dense.inputs + 1) * dense.units;
        let count = match stage {
            Stage::Dense(dense) => size(dense),
            Stage::Declared(layer) => {
                if let Some(place) = self.declared.get(layer) {
                    self.places.insert(stage, *place);
                    return;
                }
                self.declared.insert(*layer, self.end);
                size(&self.network.layers[*layer].1)
            }
            Stage::Network { index, .. } => Self::of(self.networks, &self.networks[*index]).end,
            _ => return,
        };
        self.places.insert(stage, self.end);
        self.end += count;
    }
}

/// A network under way.
struct Run<'n> {
    layout: Layout<'n>,
    parameters: &'n [f64],
    settings: &'n HashMap<String, usize>,
    values: HashMap<String, Value>,
}

fn run(
    networks: &[Network],
    network: &Network,
    parameters: &[f64],
    settings: &HashMap<String, usize>,
    inputs: Vec<Value>,
) -> Value {
    let names = network.inputs.iter().map(|(name, _)| name.clone());
    let values = names.zip(inputs).collect();
    let mut run = Run { layout: Layout::of(networks, network), parameters, settings, values };
    run.statements(&network.body);
    run.values[&network.result].clone()
}

impl Run<'_> {
    fn statements(&mut self, body: &[Statement]) {
        for statement in body {
            match statement {
                Statement::Let { name, shape, value, .. } => {
                    let value = match value {
                        Expression::Number(number) => Value { numbers: vec![*number; shape[0]], last: shape[0] },
                        other => self.expression(other),
                    };
                    self.values.insert(name.clone(), value);
                }
                Statement::Assign { name, value } => {
                    let size = self.values[name].last;
                    let value = match value {
                        Expression::Number(number) => Value { numbers: vec![*number; size], last: size },
                        other => self.expression(other),
                    };
                    self.values.insert(name.clone(), value);
                }
                Statement::Rows { row, over, body, result } => {
                    let table = self.values[over].clone();
                    let mut rows = Value { numbers: Vec::new(), last: 1 };
                    for numbers in table.numbers.chunks(table.last) {
                        self.values.insert(row.clone(), Value { numbers: numbers.to_vec(), last: table.last });
                        self.statements(body);
                        if let Some((_, inner)) = result {
                            rows.last = self.values[inner].last;
                            rows.numbers.extend(&self.values[inner].numbers);
                        }
                    }
                    if let Some((name, _)) = result {
                        self.values.insert(name.clone(), rows);
                    }
                }
                Statement::Repeat { setting, body } => {
                    for _ in 0..self.settings[setting] {
                        self.statements(body);
                    }
                }
                Statement::If { setting, above, then, otherwise } => {
                    let arm = if self.settings[setting] > *above { then } else { otherwise };
                    self.statements(arm);
                }
            }
        }
    }

    fn expression(&self, expression: &Expression) -> Value {
        match expression {
            Expression::Name(name) => self.values[name].clone(),
            Expression::Number(number) => Value { numbers: vec![*number], last: 1 },
            Expression::Slice { of, first, end } => {
                Value { numbers: self.values[of].numbers[*first..*end].to_vec(), last: end - first }
            }
            Expression::Scaled { factor, said, shift, of } => {
                let factor = factor + said.as_ref().map_or(0.0, |setting| self.settings[setting] as f64);
                self.expression(of).map(|number| factor * number - shift)
            }
            Expression::Binary { sign, left, right } => {
                let (left, right) = (self.expression(left), self.expression(right));
                let numbers = left.numbers.iter().zip(&right.numbers).map(|(a, b)| match sign {
                    '+' => a + b,
                    '-' => a - b,
                    _ => a * b,
                });
                Value { numbers: numbers.collect(), last: left.last }
            }
            Expression::Chain { sources, stages } => {
                let mut values: Vec<Value> = sources.iter().map(|name| self.values[name].clone()).collect();
                for stage in stages {
                    values = vec![self.stage(stage, values)];
                }
                values.remove(0)
            }
        }
    }

    fn stage(&self, stage: &Stage, mut values: Vec<Value>) -> Value {
        let place = self.layout.places.get(&std::ptr::from_ref(stage)).copied().unwrap_or_default();
        let Layout { networks, network, .. } = self.layout;
        match stage {
            Stage::Dense(layer) => dense(layer, &self.parameters[place..], &values[0].numbers),
            Stage::Declared(layer) => dense(&network.layers[*layer].1, &self.parameters[place..], &values[0].numbers),
            Stage::Activation(name) => values.remove(0).map(|number| activation(name, number)),
            Stage::Concat => {
                let numbers: Vec<f64> = values.iter().flat_map(|value| value.numbers.clone()).collect();
                Value { last: numbers.len(), numbers }
            }
            Stage::Flatten => Value { last: values[0].numbers.len(), numbers: values.remove(0).numbers },
            Stage::Reverse => {
                let Value { numbers, last } = values.remove(0);
                Value { numbers: numbers.chunks(last).rev().flatten().copied().collect(), last }
            }
            Stage::Network { index, settings } => {
                let other = &networks[*index];
                let defaults = other.settings.iter().map(|(name, default, _)| (name.clone(), *default));
                let settings = defaults.chain(settings.iter().cloned()).collect();
                run(networks, other, &self.parameters[place..], &settings, values)
            }
        }
    }
}

impl Value {
    fn map(self, function: impl Fn(f64) -> f64) -> Self {
        Self { numbers: self.numbers.into_iter().map(function).collect(), last: self.last }
    }
}

fn dense(layer: &Dense, parameters: &[f64], x: &[f64]) -> Value {
    let Dense { inputs, units, activation: name } = layer;
    let sum = |unit: usize| {
        let product: f64 = (0..*inputs).map(|input| x[input] * parameters[input * units + unit]).sum();
        activation(name, product + parameters[inputs * units + unit])
    };
    Value { numbers: (0..*units).map(sum).collect(), last: *units }
}

fn activation(name: &str, x: f64) -> f64 {
    let sigmoid = 1.0 / (1.0 + (-x).exp());
    match name {
        "tanh" => x.tanh(),
        "sigmoid" => sigmoid,
        "softplus" => (1.0 + x.exp()).ln(),
        "silu" => x * sigmoid,
        _ => x,
    }
}
