//! Expressions between values become layers: `a + b`, `1.0 - gate`, `x[0..4]`, `0.0` in a declared shape.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Expr, Ident, RangeLimits, parse_quote};

use super::catalogue::{AFFINE, FILL, LAYERS, RECIPROCAL, Row, SIGNS, SLICE};
use super::resolve::Resolver;
use super::value::is_integer;
use super::{Construction, Given, Layer, Object, ValueId};
use crate::syntax::{Flow, Operator, Shape, Source};
use crate::wording;

/// One side of a sign.
enum Operand {
    Value(ValueId),
    Number(TokenStream),
}

impl<'a> Resolver<'a, '_> {
    /// The value of an expression.
    pub(super) fn expression(&mut self, source: &'a Source) -> Option<ValueId> {
        match self.operand(source)? {
            Operand::Value(value) => Some(value),
            Operand::Number(_) => {
                let is_whole = matches!(source, Source::Number(number) if is_integer(number));
                let size = if is_whole { "; a size is a `const` before the `network!`" } else { "" };
                let message = "a number is no value by itself; declare its shape, as in `let h: [30] = 0.0;`";
                self.errors.report(source.span(), format!("{message}{size}"));
                None
            }
        }
    }

    fn operand(&mut self, source: &'a Source) -> Option<Operand> {
        match source {
            Source::Number(number) => Some(Operand::Number(quote!(#number as ::core::primitive::f64))),
            Source::Name(name) if self.is_constant(name) => {
                Some(Operand::Number(quote!(#name as ::core::primitive::f64)))
            }
            Source::Name(name)
                if !self.values.contains_key(&name.to_string()) && self.graph.network.setting(name).is_some() =>
            {
                self.number_of_setting(name)
            }
            Source::Tuple { flows, .. } => match flows.as_slice() {
                [flow] => self.flow_operand(flow),
                _ => Some(Operand::Value(self.single(source)?)),
            },
            Source::Negative { flow, span } => match self.flow_operand(flow)? {
                Operand::Value(value) => Some(self.affine(value, quote!(-1.0), quote!(0.0), *span)),
                Operand::Number(number) => Some(Operand::Number(quote!(-(#number)))),
            },
            Source::Binary { left, operator, right, span } => {
                let (left, right) = (self.flow_operand(left), self.flow_operand(right));
                self.binary(left?, *operator, right?, *span)
            }
            _ => Some(Operand::Value(self.single(source)?)),
        }
    }

    fn flow_operand(&mut self, flow: &'a Flow) -> Option<Operand> {
        if flow.stages.is_empty() { self.operand(&flow.source) } else { self.flow(flow).map(Operand::Value) }
    }

    /// Whether a name that is no value is a constant, by how it is written.
    fn is_constant(&self, name: &Ident) -> bool {
        let written = name.to_string();
        !self.values.contains_key(&written) && written.len() > 1 && written.chars().all(|letter| !letter.is_lowercase())
    }

    /// `scale`, in `scale * x`.
    fn number_of_setting(&mut self, name: &Ident) -> Option<Operand> {
        let place = self.graph.network.setting(name)?;
        self.settings[place] = true;
        if self.graph.network.settings[place].is_flag() {
            let message = format!("`{name}` is `true` or `false`, but this is a number; declare it `{name}: f64`");
            self.errors.report(name.span(), message);
            return None;
        }
        Some(Operand::Number(quote!(#name as ::core::primitive::f64)))
    }

    fn binary(&mut self, left: Operand, operator: Operator, right: Operand, span: Span) -> Option<Operand> {
        let one = quote!(1.0);
        Some(match (left, operator, right) {
            (Operand::Number(left), _, Operand::Number(right)) => {
                let sign = [quote!(+), quote!(-), quote!(*), quote!(/)][operator as usize].clone();
                Operand::Number(quote!((#left) #sign (#right)))
            }
            (Operand::Value(left), _, Operand::Value(right)) => {
                let row = LAYERS.iter().find(|row| row.name == SIGNS[operator as usize])?;
                let object = built_in(row, span);
                let made = Construction { object, required: Vec::new(), options: Vec::new() };
                Operand::Value(self.made(row, made, vec![left, right], span))
            }
            (Operand::Value(value), Operator::Add, Operand::Number(number))
            | (Operand::Number(number), Operator::Add, Operand::Value(value)) => self.affine(value, one, number, span),
            (Operand::Value(value), Operator::Subtract, Operand::Number(number)) => {
                self.affine(value, one, quote!(-(#number)), span)
            }
            (Operand::Number(number), Operator::Subtract, Operand::Value(value)) => {
                self.affine(value, quote!(-1.0), number, span)
            }
            (Operand::Value(value), Operator::Multiply, Operand::Number(number))
            | (Operand::Number(number), Operator::Multiply, Operand::Value(value)) => {
                self.affine(value, number, quote!(0.0), span)
            }
            (Operand::Value(value), Operator::Divide, Operand::Number(number)) => {
                self.affine(value, quote!(1.0 / (#number)), quote!(0.0), span)
            }
            (Operand::Number(number), Operator::Divide, Operand::Value(value)) => {
                self.of_numbers(&RECIPROCAL, value, vec![number], span)
            }
        })
    }

    fn affine(&mut self, value: ValueId, scale: TokenStream, shift: TokenStream, span: Span) -> Operand {
        self.of_numbers(&AFFINE, value, vec![scale, shift], span)
    }

    /// What a layer of one value that is made with numbers gives.
    fn of_numbers(&mut self, row: &'static Row, value: ValueId, numbers: Vec<TokenStream>, span: Span) -> Operand {
        let required = numbers.into_iter().map(Given::Number).collect();
        let made = Construction { object: built_in(row, span), required, options: Vec::new() };
        Operand::Value(self.made(row, made, vec![value], span))
    }

    /// `x[0..4]`, `image[3]`
    pub(super) fn slice(&mut self, of: &'a Flow, index: &'a Expr, span: Span) -> Option<ValueId> {
        let of = self.flow(of)?;
        if let Some(name) = self.fixed(index) {
            let message = format!(
                "`{name}` counts while the program runs, but a slice is fixed when it is compiled; \
                 go through the rows with `for row in …`"
            );
            self.errors.report(name.span(), message);
            return None;
        }
        let (constructor, required) = match index {
            Expr::Range(range) => {
                let first: Expr = range.start.as_deref().cloned().unwrap_or_else(|| parse_quote!(0));
                let end: Expr = match (&range.end, &range.limits) {
                    (None, _) => parse_quote!(::core::option::Option::None),
                    (Some(end), RangeLimits::HalfOpen(_)) => parse_quote!(::core::option::Option::Some(#end)),
                    (Some(end), RangeLimits::Closed(_)) => parse_quote!(::core::option::Option::Some(#end + 1)),
                };
                ("new", vec![Given::Expression(first), Given::Expression(end)])
            }
            place => ("row", vec![Given::Expression(place.clone())]),
        };
        let name = Ident::new(SLICE.name, span);
        let object = Object::BuiltIn { module: "layers", name, parameter: None, constructor };
        Some(self.made(&SLICE, Construction { object, required, options: Vec::new() }, vec![of], span))
    }

    /// The value of an expression in a declared shape: of a number, `0.0`, it everywhere.
    pub(super) fn filled(&mut self, source: &'a Source, shape: &'a Shape) -> Option<ValueId> {
        let number = match self.operand(source)? {
            Operand::Value(value) => return Some(value),
            Operand::Number(number) => number,
        };
        let required = vec![Given::Number(number), Given::Shape(shape.sizes.clone())];
        let made = Construction { object: built_in(&FILL, source.span()), required, options: Vec::new() };
        Some(self.made(&FILL, made, Vec::new(), source.span()))
    }

    /// A layer that the language itself makes, applied to values.
    fn made(&mut self, row: &'static Row, made: Construction, from: Vec<ValueId>, span: Span) -> ValueId {
        let kind = Ident::new(row.name, span);
        let name = self.free_name(&kind);
        self.names.insert(name.to_string());
        let layer = Layer { name: name.clone(), kind, row, construction: made, written: row.name.to_owned() };
        let layer = self.enter(layer);
        self.step(wording::name(&name), span, layer, from)
    }
}

fn built_in(row: &Row, span: Span) -> Object {
    Object::BuiltIn { module: "layers", name: Ident::new(row.name, span), parameter: None, constructor: "new" }
}
