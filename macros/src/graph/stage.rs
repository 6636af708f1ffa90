//! Stages: which layer a word names, and the value that it gives.

use quote::ToTokens;
use syn::{Expr, Ident, PathArguments};

use super::catalogue::{self, ACTIVATE, ACTIVATIONS, FOREIGN, Inputs, LAYERS, NETWORK, OWN};
use super::resolve::Resolver;
use super::{Construction, Layer, LayerId, Object, ValueId, argument, naming};
use crate::syntax::{Argument, Stage};
use crate::wording;

impl Resolver<'_, '_> {
    /// The layer that a stage names, declared or not.
    pub(super) fn stage(&mut self, stage: &Stage) -> Option<LayerId> {
        let written = stage.name.to_string();
        let Some(declared) = self.layers.get_mut(&written).filter(|_| is_word(stage)) else {
            let layer = self.layer(stage, None)?;
            return Some(self.enter(layer));
        };
        declared.used = true;
        if stage.arguments.is_some() || !stage.settings.is_empty() {
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

    pub(super) fn enter(&mut self, layer: Layer) -> LayerId {
        self.graph.layers.push(layer);
        self.graph.layers.len() - 1
    }

    /// A layer with its arguments: a built-in one, an activation, one of the user's own, or a network.
    pub(super) fn layer(&mut self, stage: &Stage, name: Option<&Ident>) -> Option<Layer> {
        let kind = &stage.name;
        let arguments = stage.arguments.as_deref().unwrap_or_default();
        let built_in = is_word(stage);
        for value in arguments.iter().flat_map(Argument::values) {
            if let Some(name) = self.fixed(value) {
                let message = format!(
                    "`{name}` counts while the program runs, but what `{kind}` is made with is the same in all turns"
                );
                self.errors.report(name.span(), message);
            }
        }
        let (row, construction) = if let Some(row) = LAYERS.iter().find(|row| built_in && kind == row.name) {
            if self.has_settings(stage) {
                return None;
            }
            (row, argument::layer(kind, row, arguments, self.errors))
        } else if let Some(function) = ACTIVATIONS.iter().find(|function| built_in && kind == function.name) {
            if self.has_settings(stage) {
                return None;
            }
            (&ACTIVATE, argument::stage(kind, function, arguments, self.errors))
        } else if built_in && !self.is_type_parameter(kind) && self.unknown_layer(stage) {
            return None;
        } else if stage.path.segments.len() == 1 && !built_in && LAYERS.iter().any(|row| kind == row.name) {
            let message = format!("{}; {}", in_parentheses(kind), of_your_own(kind));
            self.errors.report(kind.span(), message);
            return None;
        } else if stage.arguments.is_some() {
            (&OWN, argument::own(&stage.path, arguments, self.errors))
        } else if stage.path.is_ident(&self.graph.network.name) {
            let message = format!(
                "`{kind}` cannot be a stage of itself; to run its layers again, use a loop or a shared `layer`"
            );
            self.errors.report(kind.span(), message);
            return None;
        } else {
            stage.settings.iter().for_each(|(_, value)| self.head(value));
            let object = Object::Network { path: stage.path.clone(), settings: stage.settings.clone() };
            (&NETWORK, Construction { object, required: Vec::new(), options: Vec::new() })
        };
        let name = name.cloned().unwrap_or_else(|| self.free_name(kind));
        self.names.insert(name.to_string());
        Some(Layer { name, kind: kind.clone(), row, construction, written: written(stage) })
    }

    /// A name for a layer that was given none.
    pub(super) fn free_name(&self, kind: &Ident) -> Ident {
        wording::identifier(&naming::free_name(&kind.to_string(), &self.names), kind.span())
    }

    fn is_type_parameter(&self, name: &Ident) -> bool {
        self.graph.network.generics.type_params().any(|parameter| parameter.ident == *name)
    }

    /// `Dense { units: 300 }`, which is reported.
    fn has_settings(&self, stage: &Stage) -> bool {
        let name = &stage.name;
        if !stage.settings.is_empty() {
            self.errors.report(name.span(), in_parentheses(name));
        }
        !stage.settings.is_empty()
    }

    /// Reports a word that is no layer; false for one that can be a type of the user's.
    fn unknown_layer(&mut self, stage: &Stage) -> bool {
        let kind = &stage.name;
        let written = kind.to_string();
        if let Some(binding) = self.values.get(&written) {
            let value = self.bindings[*binding].name.clone();
            let _ = self.value(&value);
            let message =
                format!("`{kind}` is a value, and a value begins a flow; to merge it, write `(…, {kind}) -> Concat`");
            self.errors.report(kind.span(), message);
            return true;
        }
        let built_in = || LAYERS.iter().map(|row| row.name).chain(ACTIVATIONS.iter().map(|function| function.name));
        let declared = self.layers.keys().map(String::as_str);
        let near = wording::did_you_mean(&written, declared.chain(built_in()));
        let is_type = written.starts_with(char::is_uppercase);
        let own = of_your_own(kind);
        let hint = if let Some(ours) = catalogue::alias(&written) {
            format!("; it is called `{ours}` here")
        } else if let Some(instead) = catalogue::instead(&written) {
            format!("; {instead}; {own}")
        } else if !near.is_empty() && is_type && !built_in().any(|name| name.eq_ignore_ascii_case(&written)) {
            format!("{near} {own}")
        } else if !near.is_empty() {
            near
        } else if FOREIGN.contains(&written.as_str()) || !is_type {
            let all: Vec<_> = LAYERS.iter().map(|row| row.name).collect();
            let own = if is_type { format!("; {own}") } else { String::new() };
            format!("{own}; there are {} and the activations", wording::list(&all))
        } else if stage.arguments.iter().flatten().flat_map(Argument::values).any(is_layer) {
            "; layers are no arguments: a network within another is its type parameter, as in `Residual<Block>`"
                .to_owned()
        } else {
            return false;
        };
        self.errors.report(kind.span(), format!("there is no layer `{kind}`{hint}"));
        true
    }

    /// The value that a layer gives for others.
    pub(super) fn apply(&mut self, stage: &Stage, layer: LayerId, from: Vec<ValueId>) -> Option<ValueId> {
        let Layer { name, kind, row, construction, .. } = &self.graph.layers[layer];
        let flow_in = wording::count(from.len(), "value");
        let wrong = match (row.inputs, from.len()) {
            (Inputs::Any, _) | (Inputs::One, 1) | (Inputs::Two, 2) | (Inputs::TwoOrMore, 2..) => None,
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
        let output = match &construction.object {
            Object::Recurrent { output, .. } => Some(*output),
            _ => None,
        };
        let value = self.step(wording::name(name), stage.name.span(), layer, from);
        let rows = output.map(|output| (output, self.beside(value, 1)));
        if let Some((_, rows)) = rows {
            self.graph.values[rows].name = format!("{}_rows", self.graph.values[value].name);
        }
        Some(rows.filter(|(output, _)| *output == 1).map_or(value, |(_, rows)| rows))
    }
}

/// What to write for a type that has the name of a built-in layer, or of one of another library.
fn of_your_own(name: &Ident) -> String {
    format!("a network or layer of your own of that name is written `self::{name}`")
}

/// `Dense { units: 300 }`, `Dense<300>`
fn in_parentheses(name: &Ident) -> String {
    format!("the arguments of `{name}` stand in parentheses, as in `{name}(…)`")
}

/// `Dense(30)` where a value of Rust is expected, or a list of such.
fn is_layer(value: &Expr) -> bool {
    match value {
        Expr::Call(call) => {
            matches!(&*call.func, Expr::Path(path) if LAYERS.iter().any(|row| path.path.is_ident(row.name)))
        }
        Expr::Array(list) => list.elems.iter().any(is_layer),
        _ => false,
    }
}

/// Whether a stage is a single word.
fn is_word(stage: &Stage) -> bool {
    let segments = &stage.path.segments;
    segments.len() == 1 && segments.iter().all(|segment| matches!(segment.arguments, PathArguments::None))
}

/// A stage as the user wrote it, for the docs.
fn written(stage: &Stage) -> String {
    let text = |part: &dyn ToTokens| wording::code(&part.to_token_stream());
    let argument = |argument: &Argument| match argument {
        Argument::Positional(value) => text(value),
        Argument::Named { name, value } => format!("{name} = {}", text(value)),
        Argument::Stated { inputs, units } => format!("{} => {}", text(inputs), text(units)),
    };
    match &stage.arguments {
        None if stage.settings.is_empty() => text(&stage.path),
        None => {
            let settings: Vec<_> =
                stage.settings.iter().map(|(name, value)| format!("{name}: {}", text(value))).collect();
            format!("{} {{ {} }}", text(&stage.path), settings.join(", "))
        }
        Some(arguments) => {
            let arguments: Vec<_> = arguments.iter().map(argument).collect();
            format!("{}({})", text(&stage.path), arguments.join(", "))
        }
    }
}
