//! Stage 1, what was written: the tree, top-down, with the user's own tokens.

mod flow;
mod keyword;
mod layer;
mod network;
mod shape;
mod slips;
mod statement;

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, Generics, Ident, Visibility};

pub(crate) use network::parse;
pub(crate) use shape::is_writable;

/// A whole declaration.
#[derive(Debug)]
pub(crate) struct Network {
    /// The runtime crate, as `network!` hands it over.
    pub(crate) root: TokenStream,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    /// The parameters, and the `where` clause behind the outputs.
    pub(crate) generics: Generics,
    pub(crate) inputs: Vec<Port>,
    pub(crate) outputs: Outputs,
    /// What stands between the braces; none if it could not be understood.
    pub(crate) body: Option<Body>,
}

/// An input or a named output: `wide: [5]`.
#[derive(Debug)]
pub(crate) struct Port {
    pub(crate) name: Ident,
    pub(crate) shape: Shape,
}

/// What a network gives: `[10]`, or `(price: [1], aux: [1])`.
#[derive(Debug)]
pub(crate) enum Outputs {
    One(Shape),
    Named(Vec<Port>),
}

/// `[28, 28]`.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) sizes: Vec<Expr>,
    /// The brackets, or what stands in their place.
    pub(crate) span: Span,
}

/// Statements, then the flow that gives the outputs.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) statements: Vec<Statement>,
    pub(crate) result: Option<Flow>,
    /// The closing brace: where a missing result is missing.
    pub(crate) end: Span,
}

/// A statement.
#[derive(Debug)]
pub(crate) enum Statement {
    /// `layer hidden = Dense(30, relu);`
    Layer { name: Ident, stage: Stage },
    /// `let h: [30] = x -> hidden;`
    Let { name: Ident, shape: Option<Shape>, flow: Flow },
}

/// `source -> stage -> stage`.
#[derive(Debug)]
pub(crate) struct Flow {
    pub(crate) source: Source,
    pub(crate) stages: Vec<Stage>,
}

/// Where a flow begins.
#[derive(Debug)]
pub(crate) enum Source {
    /// `hidden`
    Name(Ident),
    /// `(wide, hidden)`, or `(hidden)`.
    Tuple { flows: Vec<Flow>, span: Span },
}

/// `Dense(300, relu)`, `relu`, `hidden1`.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) name: Ident,
    /// None without parentheses.
    pub(crate) arguments: Option<Vec<Argument>>,
}

/// What stands between a layer's parentheses.
#[derive(Debug)]
pub(crate) enum Argument {
    /// `300`, `relu`
    Positional(Expr),
    /// `use_bias = false`
    Named { name: Ident, value: Expr },
    /// `784 => 300`
    Stated { inputs: Expr, units: Expr },
}
