//! Names to layers and values: from statements and flows to a graph.

use std::collections::{HashMap, HashSet};

use super::scope::{Binding, Declared};
use super::{Annotation, Assignment, BlockId, Graph, LayerId, Origin, Output, Step, Value, ValueId};
use crate::diagnostics::Diagnostics;
use crate::syntax::{Body, Flow, Names, Network, Source, Statement};
use crate::wording;

/// The graph of a network; none if its body could not be understood. Names that mean nothing, and names without a use, are
/// reported.
pub(crate) fn resolve<'a>(network: &'a Network, errors: &Diagnostics) -> Option<Graph<'a>> {
    let body = network.body.as_ref()?;
    let mut resolver = Resolver {
        graph: Graph {
            network,
            layers: Vec::new(),
            values: Vec::new(),
            blocks: Vec::new(),
            steps: Vec::new(),
            assignments: Vec::new(),
            annotations: Vec::new(),
            outputs: Vec::new(),
        },
        errors,
        values: HashMap::new(),
        layers: HashMap::new(),
        names: HashSet::new(),
        bindings: Vec::new(),
        settings: vec![false; network.settings.len()],
        other_names: Vec::new(),
        counters: Vec::new(),
        block: None,
        misnamed: false,
        ends: body.result.is_some(),
    };
    resolver.declare_names(&body.statements);
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

/// What is known while a body is read.
pub(super) struct Resolver<'a, 'e> {
    /// What was read so far; `steps` are those of the block that is read now.
    pub(super) graph: Graph<'a>,
    pub(super) errors: &'e Diagnostics,
    /// Values in scope: their binding, by name.
    pub(super) values: HashMap<String, usize>,
    /// Declared layers, by name.
    pub(super) layers: HashMap<String, Declared>,
    /// Names of layers that are taken.
    pub(super) names: HashSet<String>,
    /// Every binding of a value.
    pub(super) bindings: Vec<Binding>,
    /// Which settings are used.
    pub(super) settings: Vec<bool>,
    /// Names in heads, sizes and numbers that are neither settings nor values: Rust's business, unless a setting is left unused.
    pub(super) other_names: Vec<syn::Ident>,
    /// The variables of the counted loops around what is read now.
    pub(super) counters: Vec<syn::Ident>,
    /// The block that is read now.
    pub(super) block: Option<BlockId>,
    /// Whether a name was no value: then one that is not used was probably meant.
    pub(super) misnamed: bool,
    /// Whether the network gives anything; if not, what is not used was probably meant.
    pub(super) ends: bool,
}

impl<'a> Resolver<'a, '_> {
    pub(super) fn statement(&mut self, statement: &'a Statement) {
        match statement {
            Statement::Layer { name, stage } => self.declare(name, stage),
            Statement::Let { mutable, names: Names::One(name), shape, flow } => {
                if let Some(shape) = shape {
                    self.fixed_shape(shape);
                }
                let first_new = self.graph.values.len();
                let value = match shape {
                    Some(shape) if flow.stages.is_empty() => self.filled(&flow.source, shape),
                    _ => self.flow(flow),
                };
                if let Some(value) = value {
                    self.name_value(value, first_new, wording::name(name));
                    self.graph.annotations.extend(shape.as_ref().map(|shape| Annotation { name, shape, value }));
                }
                self.bind(Binding { mutable: *mutable, ..Binding::new(name, value) });
            }
            Statement::Let { names: Names::Several(names, span), flow, .. } => {
                let values = self.several(flow, names.len(), *span);
                for (index, name) in names.iter().enumerate() {
                    let Some(name) = name else { continue };
                    let value = values.as_ref().map(|values| values[index]);
                    if let Some(beside) =
                        value.filter(|value| matches!(self.graph.values[*value].origin, Origin::Beside { .. }))
                    {
                        self.graph.values[beside].name = wording::name(name);
                    }
                    self.bind(Binding::new(name, value));
                }
            }
            Statement::Assign { name, flow } => {
                let first_new = self.graph.values.len();
                let value = self.flow(flow);
                if let Some(value) = value {
                    self.name_value(value, first_new, wording::name(name));
                }
                self.assign(name, value, flow.span());
            }
            Statement::For(each) => drop(self.each(each, false)),
            Statement::If(branch) => drop(self.branch(branch, false)),
        }
    }

    /// Calls a value by the name that it is bound to, if the flow made it.
    fn name_value(&mut self, value: ValueId, first_new: ValueId, name: String) {
        let is_own = matches!(self.graph.values[value].origin, Origin::Applied { .. } | Origin::Stack { .. });
        if value >= first_new && is_own {
            self.graph.values[value].name = name;
        }
    }

    /// The values that a flow gives for several names.
    fn several(&mut self, flow: &'a Flow, count: usize, span: proc_macro2::Span) -> Option<Vec<ValueId>> {
        if let (Source::Tuple { flows, .. }, true) = (&flow.source, flow.stages.is_empty())
            && flows.len() == count
        {
            let values: Vec<_> = flows.iter().map(|flow| self.flow(flow)).collect();
            return values.into_iter().collect();
        }
        let value = self.flow(flow)?;
        let is_network = self.graph.application(value).is_some_and(|(_, layer, _)| layer.row.is_network);
        if !is_network || value + 1 != self.graph.values.len() {
            let message = format!("{} are bound, but one value is given", wording::count(count, "name"));
            self.errors.report(span, message);
            return None;
        }
        let values = (0..count).map(|index| if index == 0 { value } else { self.beside(value, index) });
        Some(values.collect())
    }

    /// Another output of a network that is used as a layer.
    pub(super) fn beside(&mut self, first: ValueId, index: usize) -> ValueId {
        let Value { name, span, .. } = &self.graph.values[first];
        let (name, span) = (format!("{name}_{index}"), *span);
        self.push(name, span, Origin::Beside { first, index })
    }

    /// A new value, computed in the block that is read now.
    pub(super) fn push(&mut self, name: String, span: proc_macro2::Span, origin: Origin) -> ValueId {
        self.graph.values.push(Value { name, span, origin, block: self.block });
        self.graph.values.len() - 1
    }

    /// A layer, applied to values, as the next step.
    pub(super) fn step(
        &mut self,
        name: String,
        span: proc_macro2::Span,
        layer: LayerId,
        from: Vec<ValueId>,
    ) -> ValueId {
        let value = self.push(name, span, Origin::Applied { layer, from });
        self.graph.steps.push(Step::Apply(value));
        value
    }

    /// The value that a flow gives; none after a mistake.
    pub(super) fn flow(&mut self, flow: &'a Flow) -> Option<ValueId> {
        let mut values = self.source(&flow.source);
        let span = flow.span();
        for stage in &flow.stages {
            let layer = self.stage(stage);
            values = match (values, layer) {
                (Some(from), Some(layer)) => self.apply(stage, layer, from).map(|value| vec![value]),
                _ => None,
            };
        }
        self.only(&values?, span)
    }

    /// The value of a source that must be a single one.
    pub(super) fn single(&mut self, source: &'a Source) -> Option<ValueId> {
        let values = self.source(source)?;
        self.only(&values, source.span())
    }

    fn only(&self, values: &[ValueId], span: proc_macro2::Span) -> Option<ValueId> {
        if let [value] = values {
            return Some(*value);
        }
        let several = wording::count(values.len(), "value");
        let message = format!("{several} side by side are no value; put a layer such as `Concat` behind them");
        self.errors.report(span, message);
        None
    }

    fn source(&mut self, source: &'a Source) -> Option<Vec<ValueId>> {
        let one = |value: Option<ValueId>| value.map(|value| vec![value]);
        match source {
            Source::Name(name) => one(self.value(name)),
            Source::Tuple { flows, .. } if flows.len() == 1 => one(self.flow(&flows[0])),
            Source::Tuple { flows, span } => {
                if flows.is_empty() {
                    self.errors.report(*span, "no values stand here; name at least one");
                    return None;
                }
                let values: Vec<_> = flows.iter().map(|flow| self.flow(flow)).collect();
                values.into_iter().collect()
            }
            Source::For(each) => one(self.each(each, true)),
            Source::If(branch) => one(self.branch(branch, true)),
            Source::Slice { of, index, span } => one(self.slice(of, index, *span)),
            Source::Number(_) | Source::Binary { .. } | Source::Negative { .. } => one(self.expression(source)),
        }
    }

    fn outputs(&mut self, body: &'a Body) -> Option<Vec<Output<'a>>> {
        let network = self.graph.network;
        let Some(result) = &body.result else {
            let message = "the network gives nothing; end it with a flow without `;`, such as `x -> Dense(1)`";
            self.errors.report(body.end, message);
            return None;
        };
        let declared = network.outputs.ports();
        for (_, shape) in &declared {
            self.fixed_shape(shape);
        }
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

    /// Remembers that a mutable value stands for another one from here on, and that the two must have one shape.
    pub(super) fn step_assign(
        &mut self,
        value: ValueId,
        from: ValueId,
        checked: Option<(proc_macro2::Span, &'static str)>,
    ) {
        self.graph.steps.push(Step::Assign { value, from });
        let name = self.graph.values[value].name.clone();
        if let Some((span, inside)) = checked {
            let inside = Some(inside);
            self.graph.assignments.push(Assignment { name, value, from, span, inside });
        }
    }
}
