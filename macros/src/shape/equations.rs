//! Which shapes must agree, on which token, in which words.

use std::collections::{HashMap, HashSet};

use proc_macro2::Span;
use syn::Ident;

use super::{Equation, Holds};
use crate::graph::{Assignment, Graph, ValueId};
use crate::wording;

/// An equation for each connection and each declared shape.
pub(super) fn equations(graph: &Graph<'_>) -> Vec<Equation> {
    let mut list = List { equations: Vec::new(), names: HashSet::new() };
    inputs(graph, &mut list);
    connections(graph, &mut list);
    annotations(graph, &mut list);
    assignments(graph, &mut list);
    outputs(graph, &mut list);
    list.equations
}

/// Equations under names of their own.
struct List {
    equations: Vec<Equation>,
    names: HashSet<String>,
}

impl List {
    fn push(&mut self, name: &str, span: Span, holds: Holds) {
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !self.names.contains(name));
        let name = free.unwrap_or_default();
        self.names.insert(name.clone());
        self.equations.push(Equation { name: Ident::new(&name, span), span, holds });
    }
}

fn inputs(graph: &Graph<'_>, list: &mut List) {
    for input in &graph.network.inputs {
        let holds = Holds::HasASize {
            subject: format!("the input `{}`", wording::name(&input.name)),
            sizes: input.shape.sizes.clone(),
        };
        list.push(&format!("{}_has_a_size", wording::name(&input.name)), input.shape.span, holds);
    }
}

fn connections(graph: &Graph<'_>, list: &mut List) {
    let mut first_uses: HashMap<usize, ValueId> = HashMap::new();
    for (value, id, layer, from) in graph.applications() {
        let givers: Vec<_> = from.iter().map(|from| graph.values[*from].name.as_str()).collect();
        let name = match givers.as_slice() {
            [] => format!("{}_is_given", graph.values[value].name),
            [one] => format!("{one}_feeds_{}", graph.values[value].name),
            several => format!("{}_feed_{}", several.join("_and_"), graph.values[value].name),
        };
        let span = graph.values[value].span;
        list.push(&name, span, Holds::Fits { value });
        if layer.row.is_network {
            let taken = 1 + graph.values.iter().filter(|other| other.origin.is_beside(value)).count();
            let name = format!("{}_gives_as_many", graph.values[value].name);
            list.push(&name, span, Holds::GivesAsMany { value, taken });
        }
        if let Some(first) = first_uses.get(&id) {
            if layer.row.has_weights {
                list.push(&format!("{name}_again"), span, Holds::FedTheSame { first: *first, again: value });
            }
        } else {
            first_uses.insert(id, value);
        }
    }
}

fn annotations(graph: &Graph<'_>, list: &mut List) {
    for annotation in &graph.annotations {
        let name = wording::name(annotation.name);
        let subject = format!("`{name}`");
        let holds = Holds::Agrees { subject, declared: annotation.shape.sizes.clone(), value: annotation.value };
        list.push(&format!("{name}_is_declared"), annotation.shape.span, holds);
    }
}

fn assignments(graph: &Graph<'_>, list: &mut List) {
    for Assignment { name, value, from, span, inside } in &graph.assignments {
        let (name, holds) = match inside {
            Some(inside) => {
                let holds = Holds::KeepsItsShape { name: name.clone(), before: *value, inside, value: *from };
                (format!("{name}_keeps_its_shape"), holds)
            }
            None => ("arms_agree".to_owned(), Holds::ArmsAgree { first: *value, other: *from }),
        };
        list.push(&name, *span, holds);
    }
}

fn outputs(graph: &Graph<'_>, list: &mut List) {
    for output in &graph.outputs {
        let giver = graph.giver(output.value);
        let (subject, name) = match output.name {
            Some(name) => {
                let name = wording::name(name);
                (format!("the output `{name}`"), format!("{giver}_gives_the_output_{name}"))
            }
            None => ("the output".to_owned(), format!("{giver}_gives_the_output")),
        };
        list.push(
            &name,
            output.span,
            Holds::Agrees { subject, declared: output.shape.sizes.clone(), value: output.value },
        );
    }
}
