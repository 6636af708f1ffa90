//! Names in expressions of Rust: settings, counts of loops, and what can be none of them.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Expr, Ident};

use super::catalogue;
use super::resolve::Resolver;
use crate::syntax::Shape;
use crate::wording;

impl Resolver<'_, '_> {
    /// Marks the settings in the head of a loop or a branch as used, and refuses values there: their numbers are not known to a head.
    pub(super) fn head(&mut self, expression: &Expr) {
        for name in names_in(expression) {
            if self.uses_setting(&name) || name == "training" {
                continue;
            }
            if let Some(index) = self.values.get(&name.to_string()) {
                self.bindings[*index].used = true;
                let message = format!(
                    "`{name}` is a value that flows; how often and whether is said by settings, such as `{}`",
                    self.example()
                );
                self.errors.report(name.span(), message);
            } else {
                self.other_names.push(name);
            }
        }
    }

    /// Marks the settings in a size or a number as used: what is wrong with them is said when all is known. Gives the count of a loop that stands there, to
    /// be refused.
    pub(super) fn fixed(&mut self, expression: &Expr) -> Option<Ident> {
        let mut counted = None;
        for name in names_in(expression) {
            if self.uses_setting(&name) {
                continue;
            }
            if self.counters.contains(&name) {
                counted.get_or_insert(name);
            } else if name == "training" {
                let message =
                    "`training` stands in heads of `if`; `Dropout` and its like know by themselves what pass it is";
                self.errors.report(name.span(), message);
            } else if !catalogue::is_function(&name.to_string()) {
                self.other_names.push(name);
            }
        }
        counted
    }

    /// The same for a shape.
    pub(super) fn fixed_shape(&mut self, shape: &Shape) {
        for size in shape.sizes.iter().chain(shape.below.as_deref()) {
            if let Some(name) = self.fixed(size) {
                let message =
                    format!("`{name}` counts while the program runs, but a shape is fixed when it is compiled");
                self.errors.report(name.span(), message);
            }
        }
    }

    /// Whether a name is a setting, which is used then, or `self`, behind which one was meant.
    fn uses_setting(&mut self, name: &Ident) -> bool {
        if name == "self" {
            let message =
                format!("there is no `self` here; a setting stands by its name alone, as in `{}`", self.example());
            self.errors.report(name.span(), message);
            self.settings.fill(true);
            return true;
        }
        let place = self.graph.network.setting(name);
        place.inspect(|place| self.settings[*place] = true).is_some()
    }

    /// A setting to name in a message.
    fn example(&self) -> String {
        self.graph.network.settings.first().map_or("depth".to_owned(), |first| first.name.to_string())
    }
}

fn names_in(expression: &Expr) -> Vec<Ident> {
    let mut names = Vec::new();
    each_name(expression.to_token_stream(), &mut |name| names.push(name));
    names
}

/// Calls `found` with every name in tokens that is no field or method, and no part of a longer path.
pub(crate) fn each_name(tokens: proc_macro2::TokenStream, found: &mut impl FnMut(Ident)) {
    let mut signs = [' '; 2];
    for token in tokens {
        let sign = match token {
            TokenTree::Ident(ident) => {
                if !wording::is_part(signs) {
                    found(ident);
                }
                ' '
            }
            TokenTree::Punct(sign) => sign.as_char(),
            TokenTree::Group(group) => {
                each_name(group.stream(), found);
                ' '
            }
            TokenTree::Literal(_) => ' ',
        };
        signs = [signs[1], sign];
    }
}
