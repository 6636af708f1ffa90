//! Stage 1, what was written: the tree, top-down, with the user's own tokens.

mod attributes;
mod block;
mod calls;
mod expression;
mod flow;
mod foreign_shapes;
mod generics;
mod keyword;
mod layer;
mod lines;
mod misplaced;
mod network;
mod setting;
mod shape;
mod signs;
mod slips;
mod statement;

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, Generics, Ident, Path, Type, Visibility};

pub(crate) use generics::is_other_integer;
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
    pub(crate) settings: Vec<Setting>,
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

/// A run-time field of the model: `depth: usize = 3`.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) kind: Type,
    pub(crate) default: Option<Expr>,
}

/// What a network gives: `[10]`, or `(price: [1], aux: [1])`.
#[derive(Debug)]
pub(crate) enum Outputs {
    One(Shape),
    Named(Vec<Port>),
}

impl Outputs {
    /// The shape of each, with its name if it has one.
    pub(crate) fn ports(&self) -> Vec<(Option<&Ident>, &Shape)> {
        match self {
            Self::One(shape) => vec![(None, shape)],
            Self::Named(ports) => ports.iter().map(|port| (Some(&port.name), &port.shape)).collect(),
        }
    }
}

/// `[28, 28]`.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) sizes: Vec<Expr>,
    /// The brackets, or what stands in their place.
    pub(crate) span: Span,
    /// What an input of indices stays below.
    pub(crate) below: Option<Box<Expr>>,
}

/// What stands between braces: statements, then the flow that gives the result.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) statements: Vec<Statement>,
    pub(crate) result: Option<Flow>,
    /// The closing brace: where a missing result is missing.
    pub(crate) end: Span,
}

/// A statement.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "a tree of a few nodes, built once")]
pub(crate) enum Statement {
    /// `layer hidden = Dense(30, relu);`
    Layer { name: Ident, stage: Stage },
    /// `let h: [30] = x -> hidden;`, `let mut h = x;`, `let (a, b) = x -> Encoder;`
    Let { mutable: bool, names: Names, shape: Option<Shape>, flow: Flow },
    /// `h = h -> cell;`
    Assign { name: Ident, flow: Flow },
    /// `for row in image { … }`
    For(For),
    /// `if depth > 4 { … } else { … }`
    If(If),
}

/// What `let` binds.
#[derive(Debug)]
pub(crate) enum Names {
    One(Ident),
    /// `(a, _, b)`: none for `_`.
    Several(Vec<Option<Ident>>, Span),
}

/// A loop.
#[derive(Debug)]
pub(crate) struct For {
    pub(crate) keyword: Span,
    /// The variable; none for `_`.
    pub(crate) variable: Option<Ident>,
    pub(crate) over: Over,
    pub(crate) body: Body,
}

/// What a loop goes through.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "a tree of a few nodes, built once")]
pub(crate) enum Over {
    /// `0..depth`: an expression of Rust.
    Count(Expr),
    /// `image`: its rows.
    Rows(Box<Flow>),
}

/// A branch.
#[derive(Debug)]
pub(crate) struct If {
    pub(crate) keyword: Span,
    /// An expression of Rust.
    pub(crate) condition: Expr,
    pub(crate) then: Body,
    pub(crate) otherwise: Option<Body>,
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
    /// `0.0`, `-1`, a constant such as `SCALE`: a number.
    Number(Expr),
    /// `(wide, hidden)`, or `(hidden)`.
    Tuple { flows: Vec<Flow>, span: Span },
    /// `a + b`
    Binary { left: Box<Flow>, operator: Operator, right: Box<Flow>, span: Span },
    /// `-x`
    Negative { flow: Box<Flow>, span: Span },
    /// `x[0..4]`, `image[3]`
    Slice { of: Box<Flow>, index: Expr, span: Span },
    /// `for row in image { … }` with a result: all of them, one after another.
    For(Box<For>),
    /// `if … { … } else { … }` with results.
    If(Box<If>),
}

/// A sign between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// `Dense(300, relu)`, `relu`, `hidden1`, `my::Layer<8>(0.5)`, `Encoder`, `Refine { depth: 3 }`.
#[derive(Debug)]
pub(crate) struct Stage {
    /// The last word of the path.
    pub(crate) name: Ident,
    pub(crate) path: Path,
    /// None without parentheses.
    pub(crate) arguments: Option<Vec<Argument>>,
    /// The settings of a network, in braces.
    pub(crate) settings: Vec<(Ident, Expr)>,
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

impl Network {
    /// The place of the setting of a name.
    pub(crate) fn setting(&self, name: &Ident) -> Option<usize> {
        self.settings.iter().position(|setting| setting.name == *name)
    }
}

impl Argument {
    /// What it is given.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Expr> {
        let (value, behind) = match self {
            Self::Positional(value) | Self::Named { value, .. } => (value, None),
            Self::Stated { inputs, units } => (inputs, Some(units)),
        };
        std::iter::once(value).chain(behind)
    }
}
