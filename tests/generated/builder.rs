//! Draws random networks: statements that use what is in scope, with shapes that fit.

use super::dice::Dice;
use super::network::{Dense, Expression, Network, Shape, Stage, Statement};

pub(crate) const ACTIVATIONS: [&str; 5] = ["tanh", "sigmoid", "softplus", "silu", "linear"];

/// So many networks, later ones using earlier ones.
pub(crate) fn random_networks(count: usize, dice: &mut Dice) -> Vec<Network> {
    let mut networks: Vec<Network> = Vec::new();
    for index in 0..count {
        let mut network = Builder::new(index, &networks, dice).build();
        network.parameters = super::interpreter::count_parameters(&networks, &network);
        networks.push(network);
    }
    networks
}

struct Builder<'a> {
    network: Network,
    others: &'a [Network],
    dice: &'a mut Dice,
    /// What can be used: name, shape, whether it is mutable.
    scope: Vec<(String, Shape, bool)>,
    count: usize,
    depth: usize,
}

impl<'a> Builder<'a> {
    fn new(index: usize, others: &'a [Network], dice: &'a mut Dice) -> Self {
        let network = Network {
            index,
            inputs: Vec::new(),
            settings: Vec::new(),
            layers: Vec::new(),
            body: Vec::new(),
            result: String::new(),
            output: Vec::new(),
            parameters: 0,
        };
        Self { network, others, dice, scope: Vec::new(), count: 0, depth: 0 }
    }

    fn build(mut self) -> Network {
        for input in 0..=self.dice.below(3) {
            let size = 2 + self.dice.below(3);
            let shape = if self.dice.once_in(2) { vec![size] } else { vec![2 + self.dice.below(2), size] };
            let name = format!("x{input}");
            self.network.inputs.push((name.clone(), shape.clone()));
            self.scope.push((name, shape, false));
        }
        let statements = 2 + self.dice.below(4);
        let mut body = self.block(statements);
        // Everything is used, and the last value gives the result.
        let units = 1 + self.dice.below(3);
        let value = self.all_since(0, units, &mut body);
        let name = self.name();
        body.push(Statement::Let { name: name.clone(), mutable: false, shape: vec![units], value });
        self.network.body = body;
        self.network.result = name;
        self.network.output = vec![units];
        self.network
    }

    fn name(&mut self) -> String {
        self.count += 1;
        format!("v{}", self.count)
    }

    fn activation(&mut self) -> &'static str {
        ACTIVATIONS[self.dice.below(ACTIVATIONS.len())]
    }

    fn shape(&self, name: &str) -> Shape {
        let found = self.scope.iter().rev().find(|(other, ..)| other == name);
        found.map(|(_, shape, _)| shape.clone()).expect("a name in scope")
    }

    fn flat(&mut self, of: String, shape: &Shape, body: &mut Vec<Statement>) -> String {
        let (name, shape) = (self.name(), vec![shape.iter().product()]);
        let value = Expression::Chain { sources: vec![of], stages: vec![Stage::Flatten] };
        body.push(Statement::Let { name: name.clone(), mutable: false, shape: shape.clone(), value });
        self.scope.push((name.clone(), shape, false));
        name
    }

    /// Statements, each of which gives something that may be used further down.
    fn block(&mut self, count: usize) -> Vec<Statement> {
        (0..count).map(|_| self.statement()).collect()
    }

    fn statement(&mut self) -> Statement {
        let mutable: Vec<_> =
            self.scope.iter().filter(|(_, shape, mutable)| *mutable && shape.len() == 1).cloned().collect();
        let tables: Vec<_> = self.scope.iter().filter(|(_, shape, _)| shape.len() == 2).cloned().collect();
        match self.dice.below(10) {
            0 | 1 if !tables.is_empty() && self.depth < 2 => {
                let over = self.dice.choose(&tables).clone();
                self.rows(&over)
            }
            2 | 3 if !mutable.is_empty() && self.depth < 2 => self.repeat(),
            4 if !mutable.is_empty() && self.depth < 2 => self.branch(),
            5 | 6 if !mutable.is_empty() => {
                let (name, shape, _) = self.dice.choose(&mutable).clone();
                Statement::Assign { name, value: self.of_size(shape[0]) }
            }
            _ => {
                let mutable = self.dice.once_in(2);
                let (value, shape) = self.expression();
                let name = self.name();
                self.scope.push((name.clone(), shape.clone(), mutable));
                Statement::Let { name, mutable, shape, value }
            }
        }
    }

    /// A value of this size made of everything that came into scope since: nothing may be left unused.
    fn all_since(&mut self, before: usize, units: usize, body: &mut Vec<Statement>) -> Expression {
        let mut sources: Vec<String> = Vec::new();
        let since: Vec<_> = self.scope[before..].iter().map(|(name, shape, _)| (name.clone(), shape.clone())).collect();
        for (name, shape) in since {
            let row = if shape.len() == 1 { name } else { self.flat(name, &shape, body) };
            sources.push(row);
        }
        let inputs = sources.iter().map(|name| self.shape(name)[0]).sum();
        let mut stages = vec![Stage::Dense(Dense { inputs, units, activation: "linear" })];
        if sources.len() > 1 {
            stages.insert(0, Stage::Concat);
        }
        Expression::Chain { sources, stages }
    }

    /// A mutable row of the enclosing scope.
    fn mutable(&mut self, before: usize) -> Option<(String, usize)> {
        let all = self.scope[..before].iter().filter(|(_, shape, mutable)| *mutable && shape.len() == 1);
        let all: Vec<_> = all.cloned().collect();
        (!all.is_empty()).then(|| {
            let (name, shape, _) = self.dice.choose(&all).clone();
            (name, shape[0])
        })
    }

    /// A block whose own names are gone afterwards: all of them go into a mutable value of the enclosing scope.
    fn inside(&mut self, count: usize) -> Vec<Statement> {
        let before = self.scope.len();
        self.depth += 1;
        let mut body = self.block(count);
        self.depth -= 1;
        let (name, size) = self.mutable(before).expect("a mutable value");
        let value = if self.scope.len() > before {
            let right = Box::new(self.all_since(before, size, &mut body));
            Expression::Binary { sign: '+', left: Box::new(Expression::Name(name.clone())), right }
        } else {
            self.of_size(size)
        };
        self.scope.truncate(before);
        body.push(Statement::Assign { name, value });
        body
    }

    fn rows(&mut self, (over, shape, _): &(String, Shape, bool)) -> Statement {
        let row = self.name();
        let before = self.scope.len();
        self.scope.push((row.clone(), vec![shape[1]], false));
        self.depth += 1;
        let count = self.dice.below(2);
        let mut body = self.block(count);
        self.depth -= 1;
        let mutable = self.mutable(before).filter(|_| self.dice.once_in(2));
        let size = mutable.as_ref().map_or_else(|| 1 + self.dice.below(3), |(_, size)| *size);
        let value = self.all_since(before, size, &mut body);
        self.scope.truncate(before);
        let result = if let Some((name, _)) = mutable {
            let left = Box::new(Expression::Name(name.clone()));
            body.push(Statement::Assign {
                name,
                value: Expression::Binary { sign: '+', left, right: Box::new(value) },
            });
            None
        } else {
            let (inner, name) = (self.name(), self.name());
            body.push(Statement::Let { name: inner.clone(), mutable: false, shape: vec![size], value });
            self.scope.push((name.clone(), vec![shape[0], size], false));
            Some((name, inner))
        };
        Statement::Rows { row, over: over.clone(), body, result }
    }

    fn setting(&mut self) -> String {
        let name = format!("s{}", self.network.settings.len());
        let (default, value) = (self.dice.below(3), self.dice.below(4));
        self.network.settings.push((name.clone(), default, value));
        name
    }

    fn repeat(&mut self) -> Statement {
        let setting = self.setting();
        let count = self.dice.below(2);
        let body = self.inside(count);
        Statement::Repeat { setting, body }
    }

    fn branch(&mut self) -> Statement {
        let setting = self.setting();
        let count = self.dice.below(2);
        let then = self.inside(count);
        let otherwise = if self.dice.once_in(2) { self.inside(0) } else { Vec::new() };
        Statement::If { setting, above: self.dice.below(3), then, otherwise }
    }

    /// Any row in scope.
    fn row(&mut self) -> Option<(String, usize)> {
        let rows: Vec<_> = self.scope.iter().filter(|(_, shape, _)| shape.len() == 1).cloned().collect();
        (!rows.is_empty()).then(|| {
            let (name, shape, _) = self.dice.choose(&rows).clone();
            (name, shape[0])
        })
    }

    /// Something of this size, made of what is in scope.
    fn of_size(&mut self, size: usize) -> Expression {
        let Some((name, inputs)) = self.row() else { return Expression::Number(0.25) };
        let dense = Dense { inputs, units: size, activation: self.activation() };
        let chain = Expression::Chain { sources: vec![name], stages: vec![Stage::Dense(dense)] };
        let same: Vec<_> = self.scope.iter().filter(|(_, shape, _)| *shape == [size]).cloned().collect();
        if !same.is_empty() && self.dice.once_in(2) {
            let (other, ..) = self.dice.choose(&same).clone();
            let sign = *self.dice.choose(&['+', '-', '*']);
            return Expression::Binary { sign, left: Box::new(Expression::Name(other)), right: Box::new(chain) };
        }
        chain
    }

    fn expression(&mut self) -> (Expression, Shape) {
        let Some((name, size)) = self.row() else {
            let shape = vec![1 + self.dice.below(3)];
            return (Expression::Number(0.5), shape);
        };
        match self.dice.below(9) {
            0 if size > 1 => {
                let first = self.dice.below(size - 1);
                let end = first + 1 + self.dice.below(size - first);
                (Expression::Slice { of: name, first, end }, vec![end - first])
            }
            1 => {
                let of = Box::new(self.of_size(size));
                let (factor, shift) = (0.5 + self.dice.below(4) as f64, 0.25 * self.dice.below(4) as f64);
                let said = self.dice.once_in(2).then(|| self.setting());
                (Expression::Scaled { factor, said, shift, of }, vec![size])
            }
            2 => {
                let other = self.row().expect("a row");
                let mut sources = vec![name, other.0];
                if self.dice.once_in(3) {
                    sources.push(self.row().expect("a row").0);
                }
                let size = sources.iter().map(|name| self.shape(name)[0]).sum();
                (Expression::Chain { sources, stages: vec![Stage::Concat] }, vec![size])
            }
            3 => self.declared(name, size),
            4 | 5 => self.nested().unwrap_or_else(|| (self.of_size(size), vec![size])),
            6 => {
                let tables: Vec<_> = self.scope.iter().filter(|(_, shape, _)| shape.len() == 2).cloned().collect();
                if tables.is_empty() {
                    return (self.of_size(size), vec![size]);
                }
                let (name, shape, _) = self.dice.choose(&tables).clone();
                (Expression::Chain { sources: vec![name], stages: vec![Stage::Reverse] }, shape)
            }
            _ => {
                let units = 1 + self.dice.below(4);
                let dense = Dense { inputs: size, units, activation: self.activation() };
                let mut stages = vec![Stage::Dense(dense)];
                if self.dice.once_in(3) {
                    stages.push(Stage::Activation(self.activation()));
                }
                (Expression::Chain { sources: vec![name], stages }, vec![units])
            }
        }
    }

    /// A declared layer, often one that was used before.
    fn declared(&mut self, name: String, size: usize) -> (Expression, Shape) {
        let fitting: Vec<usize> =
            (0..self.network.layers.len()).filter(|layer| self.network.layers[*layer].1.inputs == size).collect();
        let layer = if fitting.is_empty() {
            let dense = Dense { inputs: size, units: size, activation: self.activation() };
            self.network.layers.push((format!("l{}", self.network.layers.len()), dense));
            self.network.layers.len() - 1
        } else {
            *self.dice.choose(&fitting)
        };
        let units = self.network.layers[layer].1.units;
        (Expression::Chain { sources: vec![name], stages: vec![Stage::Declared(layer)] }, vec![units])
    }

    /// An earlier network, fed what has the shapes that it takes.
    fn nested(&mut self) -> Option<(Expression, Shape)> {
        if self.others.is_empty() {
            return None;
        }
        // Small ones only: a network of networks of networks would have thousands of parameters.
        let small: Vec<usize> = (0..self.others.len()).filter(|other| self.others[*other].parameters < 150).collect();
        if small.is_empty() {
            return None;
        }
        let index = *self.dice.choose(&small);
        let other = &self.others[index];
        let mut sources = Vec::new();
        for (_, shape) in &other.inputs {
            let fitting: Vec<_> = self.scope.iter().filter(|(_, other, _)| other == shape).cloned().collect();
            if fitting.is_empty() {
                return None;
            }
            sources.push(self.dice.choose(&fitting).0.clone());
        }
        let mut settings = Vec::new();
        for (name, ..) in &other.settings {
            if self.dice.once_in(2) {
                settings.push((name.clone(), self.dice.below(3)));
            }
        }
        Some((Expression::Chain { sources, stages: vec![Stage::Network { index, settings }] }, other.output.clone()))
    }
}
