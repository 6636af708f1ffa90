//! Stage 2, what it means: names resolved to layers and values.

mod argument;
mod block;
mod catalogue;
mod check;
mod expression;
mod naming;
mod queries;
mod resolve;
mod scope;
mod stage;
mod tuning;
mod value;
pub(crate) mod words;

use proc_macro2::{Span, TokenStream};
use syn::{Expr, Ident, Path};

use crate::syntax;

pub(crate) use catalogue::{Gives, Row};
pub(crate) use check::check;
pub(crate) use resolve::resolve;

/// The index of a layer.
pub(crate) type LayerId = usize;
/// The index of a value.
pub(crate) type ValueId = usize;
/// The index of a loop or an arm of a branch.
pub(crate) type BlockId = usize;

/// A network as layers and values.
#[derive(Debug)]
pub(crate) struct Graph<'a> {
    /// What was written.
    pub(crate) network: &'a syntax::Network,
    /// Sets of parameters, in the order of their first use.
    pub(crate) layers: Vec<Layer>,
    /// Values in the order of evaluation, inputs first.
    pub(crate) values: Vec<Value>,
    /// Loops and arms of branches, each behind the one around it.
    pub(crate) blocks: Vec<Block<'a>>,
    /// What happens, in order.
    pub(crate) steps: Vec<Step>,
    /// Mutable values that are given anew in a loop or a branch.
    pub(crate) assignments: Vec<Assignment>,
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

/// An object with its arguments: `Dense::new(300).activation(Relu::new())`.
#[derive(Debug)]
pub(crate) struct Construction {
    pub(crate) object: Object,
    /// Arguments of `new`.
    pub(crate) required: Vec<Given>,
    /// Calls behind it, by name.
    pub(crate) options: Vec<(Ident, Given)>,
}

/// What is made.
#[derive(Debug)]
pub(crate) enum Object {
    /// A type of the runtime, with the span of the word that named it, its type argument (`Dense<Relu>`), and the function that
    /// makes it.
    BuiltIn { module: &'static str, name: Ident, parameter: Option<Ident>, constructor: &'static str },
    /// A layer of the user's own.
    Own(Path),
    /// A network, with the settings given to it.
    Network { path: Path, settings: Vec<(Ident, Expr)> },
    /// A network of the runtime whose first parameters are the sizes of what flows in.
    Recurrent { name: Ident, units: Expr, output: usize },
}

/// The value of an argument.
#[derive(Debug)]
pub(crate) enum Given {
    /// An expression as it was written, known when the program is compiled.
    Expression(Expr),
    /// A shape.
    Shape(Vec<Expr>),
    /// An activation.
    Activation(Construction),
    /// A reference to an object: an initializer.
    Reference(Construction),
    /// What a tensor costs, or what keeps it within bounds, and the verb for it: settings may stand in its numbers.
    Governor(&'static str, Construction),
    /// A variant of a type of the runtime: its module, its name, its variant.
    Variant(&'static str, &'static str, Ident),
    /// Whether all rows are asked for, not only the last.
    Sequences(bool),
    /// A number, `0.2`, or what a layer of the user's own is made with: settings may stand in it.
    Number(TokenStream),
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
    /// The block in which it is computed; none outside of all.
    pub(crate) block: Option<BlockId>,
}

/// Where a value comes from.
#[derive(Debug)]
pub(crate) enum Origin {
    /// The network's input of this index.
    Input(usize),
    /// A layer, applied to values.
    Applied { layer: LayerId, from: Vec<ValueId> },
    /// Another output of a network that is used as a layer: that of `first`, `index` places behind it.
    Beside { first: ValueId, index: usize },
    /// What stands for other values, one after another; it has the shape of the first.
    Mutable { first: ValueId },
    /// The rows of a value, one after another.
    Row { of: ValueId },
    /// One row after another: `row` in each turn of a loop over `rows_of`.
    Stack { row: ValueId, rows_of: ValueId },
}

/// A loop, or an arm of a branch.
#[derive(Debug)]
pub(crate) struct Block<'a> {
    pub(crate) kind: BlockKind<'a>,
    pub(crate) parent: Option<BlockId>,
}

/// What a block is.
#[derive(Debug)]
pub(crate) enum BlockKind<'a> {
    Repeat {
        variable: Option<&'a Ident>,
        range: &'a Expr,
    },
    Rows {
        variable: Option<&'a Ident>,
        of: ValueId,
        row: ValueId,
    },
    If {
        condition: &'a Expr,
    },
    /// The second arm, and the first one.
    Else {
        first: BlockId,
    },
}

/// What happens.
#[derive(Debug)]
pub(crate) enum Step {
    /// A layer gives a value.
    Apply(ValueId),
    /// A value stands for another one from now on.
    Assign { value: ValueId, from: ValueId },
    /// A loop.
    Loop { block: BlockId, stack: Option<ValueId>, steps: Vec<Step> },
    /// A branch.
    Branch { block: BlockId, then: Vec<Step>, otherwise: Vec<Step> },
}

/// A mutable value that is given anew in a loop or a branch.
#[derive(Debug)]
pub(crate) struct Assignment {
    pub(crate) name: String,
    pub(crate) value: ValueId,
    pub(crate) from: ValueId,
    pub(crate) span: Span,
    /// "in the loop", "in the branch"; none for what the second arm of a branch gives.
    pub(crate) inside: Option<&'static str>,
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
