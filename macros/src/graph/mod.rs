//! Stage 2, what it means: names resolved to layers and values.

mod argument;
mod catalogue;
mod check;
mod naming;
mod queries;
mod resolve;

use proc_macro2::Span;
use syn::{Expr, Ident};

use crate::syntax;

pub(crate) use catalogue::{Gives, Row};
pub(crate) use check::check;
pub(crate) use resolve::resolve;

/// The index of a layer.
pub(crate) type LayerId = usize;
/// The index of a value.
pub(crate) type ValueId = usize;

/// A network as layers and values.
#[derive(Debug)]
pub(crate) struct Graph<'a> {
    /// What was written.
    pub(crate) network: &'a syntax::Network,
    /// Sets of parameters, in the order of their first use.
    pub(crate) layers: Vec<Layer>,
    /// Values in the order of evaluation, inputs first.
    pub(crate) values: Vec<Value>,
    /// Shapes that `let` declares.
    pub(crate) annotations: Vec<Annotation<'a>>,
    /// What the network gives, in the declared order.
    pub(crate) outputs: Vec<Output<'a>>,
}

/// One set of parameters.
#[derive(Debug)]
pub(crate) struct Layer {
    /// `hidden1`, or Keras's name `dense_2`; with the span of the name, or of the layer where it has none.
    pub(crate) name: Ident,
    /// What it was written as: `Dense`, `relu`.
    pub(crate) kind: Ident,
    /// What the catalogue says about it.
    pub(crate) row: &'static Row,
    /// How it is made.
    pub(crate) construction: Construction,
    /// How it was written, for the docs.
    pub(crate) written: String,
}

/// An object of the runtime with its arguments: `Dense::new(300).activation(Relu::new())`.
#[derive(Debug)]
pub(crate) struct Construction {
    /// The module of the runtime, such as `layers`.
    pub(crate) module: &'static str,
    /// Its type, with the span of the word that named it.
    pub(crate) object: Ident,
    /// Arguments of `new`.
    pub(crate) required: Vec<Given>,
    /// Calls behind it, by name.
    pub(crate) options: Vec<(Ident, Given)>,
    /// The type argument, as for `Dense<Relu>`.
    pub(crate) parameter: Option<Ident>,
}

/// The value of an argument.
#[derive(Debug)]
pub(crate) enum Given {
    /// An expression as it was written.
    Expression(Expr),
    /// A shape.
    Shape(Vec<Expr>),
    /// An activation.
    Activation(Construction),
    /// An initializer.
    Initializer(Ident),
}

/// A value that flows.
#[derive(Debug)]
pub(crate) struct Value {
    /// What messages call it: the name that `let` gave it, or its layer's.
    pub(crate) name: String,
    /// Where it was written.
    pub(crate) span: Span,
    /// Where it comes from.
    pub(crate) origin: Origin,
}

/// Where a value comes from.
#[derive(Debug)]
pub(crate) enum Origin {
    /// The network's input of this index.
    Input(usize),
    /// A layer, applied to values.
    Applied { layer: LayerId, from: Vec<ValueId> },
}

/// A shape that `let` declares for a value.
#[derive(Debug)]
pub(crate) struct Annotation<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) shape: &'a syntax::Shape,
    pub(crate) value: ValueId,
}

/// One result.
#[derive(Debug)]
pub(crate) struct Output<'a> {
    /// Its declared name, if it has one.
    pub(crate) name: Option<&'a Ident>,
    pub(crate) shape: &'a syntax::Shape,
    pub(crate) value: ValueId,
    /// Where it was returned.
    pub(crate) span: Span,
}
