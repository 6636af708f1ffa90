//! All words of a declaration, so that generated names can differ from them.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;

use super::names::output_shapes;
use crate::syntax::{Argument, Body, Flow, For, If, Names, Network, Over, Shape, Source, Stage, Statement};

/// All words of a declaration that generated names must not hide.
pub(super) struct Words {
    pub(super) found: HashSet<String>,
}

impl Words {
    pub(super) fn header(&mut self, network: &Network) {
        self.visit_generics(&network.generics);
        self.visit_ident(&network.name);
        for shape in network.inputs.iter().map(|input| &input.shape).chain(output_shapes(network)) {
            self.shape(shape);
        }
        for setting in &network.settings {
            self.visit_ident(&setting.name);
            self.tokens(setting.kind.to_token_stream());
            setting.default.iter().for_each(|default| self.tokens(default.to_token_stream()));
        }
        network.body.iter().for_each(|body| self.body(body));
    }

    fn body(&mut self, body: &Body) {
        body.statements.iter().for_each(|statement| self.statement(statement));
        body.result.iter().for_each(|flow| self.flow(flow));
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Layer { name, stage } => {
                self.visit_ident(name);
                self.stage(stage);
            }
            Statement::Let { mutable: _, names, shape, flow } => {
                match names {
                    Names::One(name) => self.visit_ident(name),
                    Names::Several(names, _) => names.iter().flatten().for_each(|name| self.visit_ident(name)),
                }
                if let Some(shape) = shape {
                    self.shape(shape);
                }
                self.flow(flow);
            }
            Statement::Assign { name, flow } => {
                self.visit_ident(name);
                self.flow(flow);
            }
            Statement::For(each) => self.each(each),
            Statement::If(branch) => self.branch(branch),
        }
    }

    fn each(&mut self, each: &For) {
        each.variable.iter().for_each(|name| self.visit_ident(name));
        match &each.over {
            Over::Count(range) => self.tokens(range.to_token_stream()),
            Over::Rows(flow) => self.flow(flow),
        }
        self.body(&each.body);
    }

    fn branch(&mut self, branch: &If) {
        self.tokens(branch.condition.to_token_stream());
        self.body(&branch.then);
        branch.otherwise.iter().for_each(|body| self.body(body));
    }

    fn flow(&mut self, flow: &Flow) {
        match &flow.source {
            Source::Name(name) => self.visit_ident(name),
            Source::Number(number) => self.tokens(number.to_token_stream()),
            Source::Tuple { flows, .. } => flows.iter().for_each(|flow| self.flow(flow)),
            Source::Binary { left, right, .. } => {
                self.flow(left);
                self.flow(right);
            }
            Source::Negative { flow, .. } => self.flow(flow),
            Source::Slice { of, index, .. } => {
                self.flow(of);
                self.tokens(index.to_token_stream());
            }
            Source::For(each) => self.each(each),
            Source::If(branch) => self.branch(branch),
        }
        flow.stages.iter().for_each(|stage| self.stage(stage));
    }

    fn stage(&mut self, stage: &Stage) {
        self.tokens(stage.path.to_token_stream());
        stage.settings.iter().for_each(|(_, value)| self.tokens(value.to_token_stream()));
        for argument in stage.arguments.iter().flatten() {
            match argument {
                Argument::Positional(value) | Argument::Named { name: _, value } => {
                    self.tokens(value.to_token_stream());
                }
                Argument::Stated { inputs, units } => {
                    self.tokens(inputs.to_token_stream());
                    self.tokens(units.to_token_stream());
                }
            }
        }
    }

    fn shape(&mut self, shape: &Shape) {
        shape.sizes.iter().chain(shape.below.as_deref()).for_each(|size| self.tokens(size.to_token_stream()));
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => drop(self.found.insert(ident.to_string())),
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
        }
    }

    /// The name, with a number behind it if it occurs; always the same for the same declaration.
    pub(super) fn fresh(&self, name: &str) -> Ident {
        let numbered = (1..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !self.found.contains(name));
        Ident::new(&free.unwrap_or_default(), Span::call_site())
    }
}

impl<'ast> Visit<'ast> for Words {
    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.found.insert(ident.to_string());
    }
}
