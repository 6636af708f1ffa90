//! Names and what they stand for: bindings, mutable values, declared layers, and what has a name and no use.

use proc_macro2::Span;
use syn::Ident;

use super::resolve::Resolver;
use super::{Layer, LayerId, Origin, ValueId};
use crate::syntax::{Body, Names, Stage, Statement};
use crate::wording;

/// A name for a value; no value if its flow had a mistake.
pub(super) struct Binding {
    pub(super) name: Ident,
    pub(super) value: Option<ValueId>,
    pub(super) mutable: bool,
    pub(super) used: bool,
    pub(super) what: &'static str,
    /// Where it was given last.
    pub(super) given: Span,
}

impl Binding {
    pub(super) fn new(name: &Ident, value: Option<ValueId>) -> Self {
        Self { name: name.clone(), value, mutable: false, used: false, what: "value", given: name.span() }
    }
}

/// A declared layer: it enters the graph with its first use.
pub(super) struct Declared {
    pub(super) name: Ident,
    pub(super) layer: Option<Layer>,
    pub(super) id: Option<LayerId>,
    pub(super) used: bool,
}

impl Resolver<'_, '_> {
    /// Takes the names that the user gave, so that layers without a name get others.
    pub(super) fn declare_names(&mut self, statements: &[Statement]) {
        for statement in statements {
            match statement {
                Statement::Layer { name, .. } => drop(self.names.insert(name.to_string())),
                Statement::For(each) => self.declare_names(&each.body.statements),
                Statement::If(branch) => {
                    self.declare_names(&branch.then.statements);
                    branch.otherwise.iter().for_each(|body| self.declare_names(&body.statements));
                }
                _ => {}
            }
        }
    }

    pub(super) fn inputs(&mut self) {
        let network = self.graph.network;
        for (index, input) in network.inputs.iter().enumerate() {
            if let Some(first) = self.values.get(&input.name.to_string()) {
                self.bindings[*first].used = true;
                self.errors.report(
                    input.name.span(),
                    format!("there are two inputs `{}`; give each a name of its own", input.name),
                );
            }
            self.fixed_shape(&input.shape);
            let value = self.push(wording::name(&input.name), input.name.span(), Origin::Input(index));
            self.bind(Binding { what: "input", ..Binding::new(&input.name, Some(value)) });
        }
        if network.inputs.is_empty() {
            let name = &network.name;
            let (span, message) = match network.settings.first().map(|setting| &setting.name) {
                Some(setting) => (
                    setting.span(),
                    format!(
                        "`{setting}` has a type, which makes it a setting, and `{name}` has no inputs; an input has a shape, such as `{setting}: [8]`"
                    ),
                ),
                None => (name.span(), format!("`{name}` has no inputs; write for instance `{name}(x: [8])`")),
            };
            self.errors.report(span, message);
        }
    }

    pub(super) fn bind(&mut self, binding: Binding) {
        self.values.insert(binding.name.to_string(), self.bindings.len());
        self.bindings.push(binding);
    }

    /// Gives a mutable value anew.
    pub(super) fn assign(&mut self, name: &Ident, value: Option<ValueId>, span: Span) {
        let Some(index) = self.values.get(&name.to_string()).copied() else {
            let hint = wording::did_you_mean(&name.to_string(), self.values.keys());
            let hint = if hint.is_empty() { format!("; bind it with `let {name} = …;`") } else { hint };
            self.errors.report(name.span(), format!("there is no value `{name}` here{hint}"));
            self.bind(Binding { mutable: true, used: true, ..Binding::new(name, value) });
            return;
        };
        let binding = &mut self.bindings[index];
        if !binding.mutable {
            let message = if binding.what == "input" {
                format!("`{name}` is an input and does not change; write `let mut {name} = {name};` first")
            } else {
                format!("`{name}` does not change; write `let mut {name} = …` where it is bound")
            };
            self.errors.report(name.span(), message);
            binding.mutable = true;
        }
        (binding.value, binding.given) = (value, span);
    }

    /// The bindings of this scope that a body gives anew.
    pub(super) fn given_anew(&self, bodies: &[&Body]) -> Vec<usize> {
        let mut found = Vec::new();
        for body in bodies {
            collect(body, &mut Vec::new(), &mut |name| {
                if let Some(index) = self.values.get(&name.to_string())
                    && !found.contains(index)
                {
                    found.push(*index);
                }
            });
        }
        found
    }

    /// The value of a name.
    pub(super) fn value(&mut self, name: &Ident) -> Option<ValueId> {
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
        } else if let Some(place) = self.graph.network.setting(name) {
            self.settings[place] = true;
            format!(
                "; `{name}` is a setting, which stands in heads of `for` and `if`, and in numbers, as in `{name} * x`"
            )
        } else if self.counters.contains(name) {
            format!(
                "; `{name}` counts turns, which heads can see and what a network within is given, `Block {{ turn: {name} }}`"
            )
        } else if self.bindings.iter().any(|binding| binding.name == *name) {
            format!("; it lives only within its braces, so bind it with `let mut {name} = …` before them")
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
        statements
            .into_iter()
            .any(|statement| matches!(statement, Statement::Let { names: Names::One(bound), .. } if bound == name))
    }

    pub(super) fn declare(&mut self, name: &Ident, stage: &Stage) {
        if self.layers.contains_key(&name.to_string()) {
            self.errors.report(name.span(), format!("there are two layers `{name}`; give each a name of its own"));
            return;
        }
        let layer = self.layer(stage, Some(name));
        self.layers.insert(name.to_string(), Declared { name: name.clone(), layer, id: None, used: false });
    }

    /// Everything that has a name and no use.
    pub(super) fn unused(&self) {
        for Binding { name, value, used, what, .. } in &self.bindings {
            // What has no value has a mistake, which may be why it is not used.
            if value.is_some() && !(*used || self.misnamed || !self.ends) {
                self.errors.report(name.span(), format!("the {what} `{name}` is not used; connect it or remove it"));
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
        for (setting, used) in self.graph.network.settings.iter().zip(&self.settings) {
            if *used || !self.ends {
                continue;
            }
            let name = &setting.name;
            // A name that is almost the setting's was probably meant to be it.
            let meant = self.other_names.iter().find(|other| wording::is_near(&other.to_string(), &name.to_string()));
            if let Some(other) = meant {
                self.errors.report(other.span(), format!("there is no setting `{other}`; did you mean `{name}`?"));
            } else {
                let message = format!(
                    "the setting `{name}` is not used; use it in the head of a `for` or an `if` or in a number, or remove it"
                );
                self.errors.report(name.span(), message);
            }
        }
    }
}

/// Calls `found` with every name that a body gives anew and that was bound outside of it.
fn collect<'b>(body: &'b Body, own: &mut Vec<&'b Ident>, found: &mut impl FnMut(&'b Ident)) {
    let outside = own.len();
    for statement in &body.statements {
        match statement {
            Statement::Assign { name, .. } if !own.contains(&name) => found(name),
            Statement::Let { names: Names::One(name), .. } => own.push(name),
            Statement::Let { names: Names::Several(names, _), .. } => own.extend(names.iter().flatten()),
            Statement::For(each) => {
                let before = own.len();
                own.extend(&each.variable);
                collect(&each.body, own, found);
                own.truncate(before);
            }
            Statement::If(branch) => {
                collect(&branch.then, own, found);
                branch.otherwise.iter().for_each(|body| collect(body, own, found));
            }
            _ => {}
        }
    }
    own.truncate(outside);
}
