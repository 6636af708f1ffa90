//! Names to layers and values: scopes, shadowing, shared layers.

use std::collections::{HashMap, HashSet};

use quote::ToTokens;
use syn::Ident;

use super::catalogue::{self, ACTIVATE, ACTIVATIONS, Inputs, LAYERS};
use super::{Annotation, Graph, Layer, LayerId, Origin, Output, Value, ValueId, argument, naming};
use crate::diagnostics::Diagnostics;
use crate::syntax::{Argument, Body, Flow, Network, Outputs, Shape, Source, Stage, Statement};
use crate::wording;

/// The graph of a network; none if its body could not be understood. Names that mean nothing, and names without a use, are
/// reported.
pub(crate) fn resolve<'a>(network: &'a Network, errors: &Diagnostics) -> Option<Graph<'a>> {
    let body = network.body.as_ref()?;
    let graph = Graph { network, layers: Vec::new(), values: Vec::new(), annotations: Vec::new(), outputs: Vec::new() };
    let mut resolver = Resolver {
        graph,
        errors,
        values: HashMap::new(),
        layers: HashMap::new(),
        names: HashSet::new(),
        bindings: Vec::new(),
        misnamed: false,
        ends: body.result.is_some(),
    };
    resolver.declare_names(body);
    resolver.inputs();
    if network.inputs.is_empty() {
        return None;
    }
    for statement in &body.statements {
        resolver.statement(statement);
    }
    let outputs = resolver.outputs(body);
    resolver.unused();
    let mut graph = resolver.graph;
    graph.outputs = outputs?;
    Some(graph)
}

struct Resolver<'a, 'e> {
    graph: Graph<'a>,
    errors: &'e Diagnostics,
    /// Values in scope: their binding, by name.
    values: HashMap<String, usize>,
    /// Declared layers, by name.
    layers: HashMap<String, Declared>,
    /// Names of layers that are taken.
    names: HashSet<String>,
    /// Every binding of a value.
    bindings: Vec<Binding>,
    /// Whether a name was no value: then one that is not used was probably meant.
    misnamed: bool,
    /// Whether the network gives anything; if not, what is not used was probably meant.
    ends: bool,
}

/// A name for a value; no value if its flow had a mistake.
struct Binding {
    name: Ident,
    value: Option<ValueId>,
    used: bool,
    is_input: bool,
}

/// A declared layer: it enters the graph with its first use.
struct Declared {
    name: Ident,
    layer: Option<Layer>,
    id: Option<LayerId>,
    used: bool,
}

impl<'a> Resolver<'a, '_> {
    /// Takes the names that the user gave, so that layers without a name get others.
    fn declare_names(&mut self, body: &Body) {
        for statement in &body.statements {
            if let Statement::Layer { name, .. } = statement {
                self.names.insert(name.to_string());
            }
        }
    }

    fn inputs(&mut self) {
        for (index, input) in self.graph.network.inputs.iter().enumerate() {
            if let Some(first) = self.values.get(&input.name.to_string()) {
                self.bindings[*first].used = true;
                self.errors.report(
                    input.name.span(),
                    format!("there are two inputs `{}`; give each a name of its own", input.name),
                );
            }
            let value =
                Value { name: wording::name(&input.name), span: input.name.span(), origin: Origin::Input(index) };
            self.graph.values.push(value);
            self.bind(&input.name, Some(index), true);
        }
        if self.graph.network.inputs.is_empty() {
            let name = &self.graph.network.name;
            self.errors.report(name.span(), format!("`{name}` has no inputs; write for instance `{name}(x: [8])`"));
        }
    }

    fn bind(&mut self, name: &Ident, value: Option<ValueId>, is_input: bool) {
        self.values.insert(name.to_string(), self.bindings.len());
        self.bindings.push(Binding { name: name.clone(), value, used: false, is_input });
    }

    fn statement(&mut self, statement: &'a Statement) {
        match statement {
            Statement::Layer { name, stage } => self.declare(name, stage),
            Statement::Let { name, shape, flow } => {
                let value = self.flow(flow);
                if let Some(value) = value {
                    if !flow.stages.is_empty() {
                        self.graph.values[value].name = wording::name(name);
                    }
                    self.graph.annotations.extend(shape.as_ref().map(|shape| Annotation { name, shape, value }));
                }
                self.bind(name, value, false);
            }
        }
    }

    fn declare(&mut self, name: &Ident, stage: &Stage) {
        if self.layers.contains_key(&name.to_string()) {
            self.errors.report(name.span(), format!("there are two layers `{name}`; give each a name of its own"));
            return;
        }
        let layer = self.built_in(stage, Some(name));
        self.layers.insert(name.to_string(), Declared { name: name.clone(), layer, id: None, used: false });
    }

    /// The value that a flow gives; none after a mistake.
    fn flow(&mut self, flow: &Flow) -> Option<ValueId> {
        let mut values = self.source(&flow.source);
        for stage in &flow.stages {
            let layer = self.stage(stage);
            values = match (values, layer) {
                (Some(from), Some(layer)) => self.apply(stage, layer, from).map(|value| vec![value]),
                _ => None,
            };
        }
        match values?.as_slice() {
            [value] => Some(*value),
            several => {
                let message = format!(
                    "{} side by side are no value; put a layer such as `Concat` behind them",
                    wording::count(several.len(), "value")
                );
                self.errors.report(flow.span(), message);
                None
            }
        }
    }

    fn source(&mut self, source: &Source) -> Option<Vec<ValueId>> {
        match source {
            Source::Name(name) => self.value(name).map(|value| vec![value]),
            Source::Tuple { flows, span } => {
                if flows.is_empty() {
                    self.errors.report(*span, "no values stand here; name at least one");
                    return None;
                }
                let values: Vec<_> = flows.iter().map(|flow| self.flow(flow)).collect();
                values.into_iter().collect()
            }
        }
    }

    /// The value of a name.
    fn value(&mut self, name: &Ident) -> Option<ValueId> {
        let written = name.to_string();
        if let Some(index) = self.values.get(&written) {
            let binding = &mut self.bindings[*index];
            binding.used = true;
            return binding.value;
        }
        self.misnamed = true;
        let hint = if let Some(layer) = self.layers.get_mut(&written) {
            layer.used = true;
            format!("; `{name}` is a layer, so feed it: `x -> {name}`")
        } else if self.is_bound_below(name) {
            format!("; `{name}` is bound further down, so move that line up")
        } else {
            wording::did_you_mean(&written, self.values.keys())
        };
        self.errors.report(name.span(), format!("there is no value `{name}` here{hint}"));
        None
    }

    fn is_bound_below(&self, name: &Ident) -> bool {
        let statements = self.graph.network.body.iter().flat_map(|body| &body.statements);
        statements.into_iter().any(|statement| matches!(statement, Statement::Let { name: bound, .. } if bound == name))
    }

    /// The layer that a stage names, declared or built in.
    fn stage(&mut self, stage: &Stage) -> Option<LayerId> {
        let written = stage.name.to_string();
        let Some(declared) = self.layers.get_mut(&written) else {
            let layer = self.built_in(stage, None)?;
            return Some(self.enter(layer));
        };
        declared.used = true;
        if stage.arguments.is_some() {
            let message = format!("`{written}` has its arguments where it is declared; write `{written}` alone here");
            self.errors.report(stage.name.span(), message);
        }
        if let Some(id) = declared.id {
            return Some(id);
        }
        let layer = declared.layer.take()?;
        let id = self.enter(layer);
        if let Some(declared) = self.layers.get_mut(&written) {
            declared.id = Some(id);
        }
        Some(id)
    }

    fn enter(&mut self, layer: Layer) -> LayerId {
        self.graph.layers.push(layer);
        self.graph.layers.len() - 1
    }

    /// A built-in layer or activation with its arguments.
    fn built_in(&mut self, stage: &Stage, name: Option<&Ident>) -> Option<Layer> {
        let kind = &stage.name;
        let arguments = stage.arguments.as_deref().unwrap_or_default();
        let (row, construction) = if let Some(row) = LAYERS.iter().find(|row| kind == row.name) {
            (row, argument::layer(kind, row, arguments, self.errors))
        } else if let Some(function) = ACTIVATIONS.iter().find(|function| kind == function.name) {
            (&ACTIVATE, argument::stage(kind, function, arguments, self.errors))
        } else {
            self.unknown_layer(kind);
            return None;
        };
        let name = name.cloned().unwrap_or_else(|| {
            let free = naming::free_name(&kind.to_string(), &self.names);
            Ident::new(&free, kind.span())
        });
        self.names.insert(name.to_string());
        Some(Layer { name, kind: kind.clone(), row, construction, written: written(stage) })
    }

    fn unknown_layer(&mut self, kind: &Ident) {
        let written = kind.to_string();
        if let Some(binding) = self.values.get(&written) {
            self.bindings[*binding].used = true;
            let message =
                format!("`{kind}` is a value, and a value begins a flow; to merge it, write `(…, {kind}) -> Concat`");
            self.errors.report(kind.span(), message);
            return;
        }
        let hint = if let Some(ours) = catalogue::alias(&written) {
            format!("; it is called `{ours}` here")
        } else {
            let built_in = LAYERS.iter().map(|row| row.name).chain(ACTIVATIONS.iter().map(|function| function.name));
            let declared = self.layers.keys().map(String::as_str);
            let near = wording::did_you_mean(&written, declared.chain(built_in));
            let all: Vec<_> = LAYERS.iter().map(|row| row.name).collect();
            if near.is_empty() { format!("; there are {} and the activations", wording::list(&all)) } else { near }
        };
        self.errors.report(kind.span(), format!("there is no layer `{kind}`{hint}"));
    }

    /// The value that a layer gives for others.
    fn apply(&mut self, stage: &Stage, layer: LayerId, from: Vec<ValueId>) -> Option<ValueId> {
        let Layer { name, kind, row, .. } = &self.graph.layers[layer];
        let flow_in = wording::count(from.len(), "value");
        let wrong = match (row.inputs, from.len()) {
            (Inputs::One, 1) | (Inputs::Two, 2) | (Inputs::TwoOrMore, 2..) => None,
            (Inputs::One, _) => {
                Some(format!("`{kind}` takes one value, but {flow_in} flow in; put `Concat` before it"))
            }
            (Inputs::Two, _) => {
                Some(format!("`{kind}` takes two values, but {flow_in} flow in; write `(a, b) -> {kind}`"))
            }
            (Inputs::TwoOrMore, _) => {
                Some(format!("`{kind}` takes at least two values, but {flow_in} flows in; write `(a, b) -> {kind}`"))
            }
        };
        if let Some(message) = wrong {
            self.errors.report(stage.name.span(), message);
            return None;
        }
        let value =
            Value { name: wording::name(name), span: stage.name.span(), origin: Origin::Applied { layer, from } };
        self.graph.values.push(value);
        Some(self.graph.values.len() - 1)
    }

    fn outputs(&mut self, body: &'a Body) -> Option<Vec<Output<'a>>> {
        let network = self.graph.network;
        let Some(result) = &body.result else {
            let message = "the network gives nothing; end it with a flow without `;`, such as `x -> Dense(1)`";
            self.errors.report(body.end, message);
            return None;
        };
        let declared: Vec<(Option<&Ident>, &Shape)> = match &network.outputs {
            Outputs::One(shape) => vec![(None, shape)],
            Outputs::Named(ports) => ports.iter().map(|port| (Some(&port.name), &port.shape)).collect(),
        };
        let flows: Vec<&Flow> = match &result.source {
            Source::Tuple { flows, .. } if result.stages.is_empty() => flows.iter().collect(),
            _ => vec![result],
        };
        let values: Vec<_> = flows.iter().map(|flow| self.flow(flow)).collect();
        if flows.len() != declared.len() {
            let (given, wanted) = (wording::count(flows.len(), "value"), wording::count(declared.len(), "output"));
            let are = if flows.len() == 1 { "is" } else { "are" };
            let message = format!("`{}` declares {wanted}, but {given} {are} returned here", network.name);
            self.errors.report(result.span(), message);
            return None;
        }
        let mut outputs = Vec::new();
        for ((name, shape), (flow, value)) in declared.into_iter().zip(flows.iter().zip(values)) {
            outputs.push(Output { name, shape, value: value?, span: flow.span() });
        }
        Some(outputs)
    }

    /// Everything that has a name and no use.
    fn unused(&self) {
        for Binding { name, used, is_input, .. } in &self.bindings {
            if *used || self.misnamed || !self.ends {
                continue;
            }
            if *is_input {
                self.errors.report(name.span(), format!("the input `{name}` is not used; connect it or remove it"));
            } else {
                self.errors.report(name.span(), format!("the value `{name}` is not used; connect it or remove it"));
            }
        }
        for Declared { name, used, .. } in self.layers.values() {
            if !used {
                self.errors.report(
                    name.span(),
                    format!("the layer `{name}` is not used; apply it with `-> {name}` or remove it"),
                );
            }
        }
    }
}

/// A stage as the user wrote it, for the docs.
fn written(stage: &Stage) -> String {
    let text = |expression: &syn::Expr| expression.to_token_stream().to_string();
    let argument = |argument: &Argument| match argument {
        Argument::Positional(value) => text(value),
        Argument::Named { name, value } => format!("{name} = {}", text(value)),
        Argument::Stated { inputs, units } => format!("{} => {}", text(inputs), text(units)),
    };
    match &stage.arguments {
        None => stage.name.to_string(),
        Some(arguments) => {
            let arguments: Vec<_> = arguments.iter().map(argument).collect();
            format!("{}({})", stage.name, arguments.join(", "))
        }
    }
}
