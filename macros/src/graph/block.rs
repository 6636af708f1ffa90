//! Loops and branches: what is given anew in them stands for one value after another.

use proc_macro2::Span;
use syn::Ident;

use super::resolve::Resolver;
use super::scope::Binding;
use super::{Assignment, Block, BlockId, BlockKind, Origin, Step, ValueId};
use crate::syntax::{Body, For, If, Over};
use crate::wording;

/// A block while it is read: what was in scope before, and the steps in front of it.
struct Opened {
    values: std::collections::HashMap<String, usize>,
    steps: Vec<Step>,
    block: Option<BlockId>,
}

impl<'a> Resolver<'a, '_> {
    /// A loop; gives all its results, one row after another, if they are wanted.
    pub(super) fn each(&mut self, each: &'a For, wanted: bool) -> Option<ValueId> {
        let of = match &each.over {
            Over::Rows(flow) => self.flow(flow),
            Over::Count(range) => {
                self.head(range);
                None
            }
        };
        let carried = self.carry(&[&each.body]);
        let counters = self.counters.len();
        let (block, opened) = self.open(BlockKind::Else { first: 0 });
        let row = self.begin_turn(each, of, block);
        self.statements(&each.body);
        let result = each.body.result.as_ref().and_then(|flow| Some((self.flow(flow)?, flow.span())));
        self.give_back(&carried, "in the loop");
        let steps = self.close(opened);
        self.counters.truncate(counters);
        let stack = match (result, of.filter(|_| row.is_some()), wanted) {
            (Some((value, span)), Some(rows_of), true) => {
                Some(self.push("rows".to_owned(), span, Origin::Stack { row: value, rows_of }))
            }
            (_, _, true) if matches!(each.over, Over::Count(_)) => {
                let message = "only a loop over rows gives a value, since only their number is known; \
                               give a `let mut` value anew in the loop instead";
                self.errors.report(each.keyword, message);
                None
            }
            _ => None,
        };
        if let (Some((_, span)), false) = (result, wanted) {
            self.errors.report(span, "what each turn gives is not used; bind it with `let all = for … { … };`");
        }
        self.graph.steps.push(Step::Loop { block, stack, steps });
        stack
    }

    /// Names what a turn of a loop goes through.
    fn begin_turn(&mut self, each: &'a For, of: Option<ValueId>, block: BlockId) -> Option<ValueId> {
        let variable = each.variable.as_ref();
        match &each.over {
            Over::Count(range) => {
                self.graph.blocks[block].kind = BlockKind::Repeat { variable, range };
                if let Some(name) = variable {
                    self.count_with(name);
                }
                None
            }
            Over::Rows(_) => {
                let span = variable.map_or(each.keyword, Ident::span);
                let name = variable.map_or("row".to_owned(), wording::name);
                let row = of.map(|of| self.push(name, span, Origin::Row { of }));
                if let (Some(of), Some(row)) = (of, row) {
                    self.graph.blocks[block].kind = BlockKind::Rows { variable, of, row };
                }
                if let Some(variable) = variable {
                    self.bind(Binding::new(variable, row));
                }
                row
            }
        }
    }

    /// In the loop the name is the count's, whatever it stood for outside.
    fn count_with(&mut self, name: &'a Ident) {
        self.values.remove(&name.to_string());
        if self.graph.network.settings.iter().any(|setting| setting.name == *name) {
            let message = format!("`{name}` is a setting; call the variable of this loop something else");
            self.errors.report(name.span(), message);
        }
        self.counters.push(name.clone());
    }

    /// A branch; gives the result of the arm that is taken, if it is wanted.
    pub(super) fn branch(&mut self, branch: &'a If, wanted: bool) -> Option<ValueId> {
        let If { keyword, condition, then, otherwise } = branch;
        self.head(condition);
        let bodies: Vec<&Body> = std::iter::once(then).chain(otherwise).collect();
        let carried = self.carry(&bodies);
        let (block, opened) = self.open(BlockKind::If { condition });
        let first = self.arm(then, &carried, wanted);
        let mut then = self.close(opened);
        let (_, opened) = self.open(BlockKind::Else { first: block });
        let second = otherwise.as_ref().and_then(|body| self.arm(body, &carried, wanted));
        let mut arm = self.close(opened);
        if wanted && otherwise.is_none() {
            self.errors.report(*keyword, "an `if` that gives a value also needs an `else` that gives one");
        }
        let value = match (first, second) {
            (Some((first, _)), Some((second, span))) if wanted => {
                let name = "chosen".to_owned();
                let value = self.push(name.clone(), *keyword, Origin::Mutable { first });
                then.push(Step::Assign { value, from: first });
                arm.push(Step::Assign { value, from: second });
                let inside = None;
                self.graph.assignments.push(Assignment { name, value, from: second, span, inside });
                Some(value)
            }
            _ => None,
        };
        self.graph.steps.push(Step::Branch { block, then, otherwise: arm });
        value
    }

    /// What an arm gives; reports a result that is missing or not wanted.
    fn arm(&mut self, body: &'a Body, carried: &[(usize, ValueId)], wanted: bool) -> Option<(ValueId, Span)> {
        self.statements(body);
        let result = body.result.as_ref().and_then(|flow| Some((self.flow(flow)?, flow.span())));
        self.give_back(carried, "in the branch");
        match (&body.result, wanted) {
            (None, true) => {
                self.errors.report(body.end, "both arms give a value, or none; end this one with a flow without `;`");
            }
            (Some(flow), false) => {
                let message = "what this arm gives is not used; bind it with `let y = if … { … } else { … };`";
                self.errors.report(flow.span(), message);
            }
            _ => {}
        }
        result
    }

    fn statements(&mut self, body: &'a Body) {
        for statement in &body.statements {
            self.statement(statement);
        }
    }

    /// Makes a value of its own of everything that is given anew in some bodies; gives the bindings with these values.
    fn carry(&mut self, bodies: &[&Body]) -> Vec<(usize, ValueId)> {
        let mut carried = Vec::new();
        for index in self.given_anew(bodies) {
            let Some(first) = self.bindings[index].value else { continue };
            let (name, span) = (wording::name(&self.bindings[index].name), self.bindings[index].name.span());
            let value = self.push(name, span, Origin::Mutable { first });
            self.step_assign(value, first, None);
            self.bindings[index].value = Some(value);
            carried.push((index, value));
        }
        carried
    }

    /// Lets what is carried stand for what it was given last.
    fn give_back(&mut self, carried: &[(usize, ValueId)], inside: &'static str) {
        for (index, value) in carried {
            let binding = &mut self.bindings[*index];
            let (given, span) = (binding.value.replace(*value), binding.given);
            if let Some(from) = given.filter(|given| given != value) {
                self.step_assign(*value, from, Some((span, inside)));
            }
        }
    }

    fn open(&mut self, kind: BlockKind<'a>) -> (BlockId, Opened) {
        let block = self.graph.blocks.len();
        self.graph.blocks.push(Block { kind, parent: self.block });
        let steps = std::mem::take(&mut self.graph.steps);
        (block, Opened { values: self.values.clone(), steps, block: self.block.replace(block) })
    }

    /// Ends a block: what was bound in it is out of scope. Gives its steps.
    fn close(&mut self, opened: Opened) -> Vec<Step> {
        (self.values, self.block) = (opened.values, opened.block);
        std::mem::replace(&mut self.graph.steps, opened.steps)
    }
}
