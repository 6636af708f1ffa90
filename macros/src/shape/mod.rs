//! Stage 3, what fits: what tokens tell of each value's shape, and an equation for each connection.
//!
//! No arithmetic happens here: shapes are computed by the layers' own rules in the runtime while the user's crate compiles.
//! What this stage decides is which shapes must agree, where that is said, and how the constant is called that says it.

mod check;
mod equations;
mod generic;
mod infer;

use proc_macro2::Span;
use syn::{Expr, Ident};

use crate::graph::ValueId;

pub(crate) use check::check;
pub(crate) use infer::infer;

/// What is known of shapes.
#[derive(Debug)]
pub(crate) struct Shapes {
    /// The sizes of each value, where tokens tell them.
    pub(crate) known: Vec<Option<Vec<Expr>>>,
    /// What must hold, each to be checked by a constant of its own.
    pub(crate) equations: Vec<Equation>,
    /// What must hold for every width of a generic network, as types.
    pub(crate) bounds: Vec<Bound>,
}

/// Something that must hold, and where to say that it does not.
#[derive(Debug)]
pub(crate) struct Equation {
    /// The constant's name, which stands under the user's token in rustc's message.
    pub(crate) name: Ident,
    /// The user's token.
    pub(crate) span: Span,
    pub(crate) holds: Holds,
}

/// What must hold.
#[derive(Debug)]
pub(crate) enum Holds {
    /// The layer that gives a value accepts what flows into it.
    Fits { value: ValueId },
    /// A value has the shape declared for `subject`.
    Agrees { subject: String, declared: Vec<Expr>, value: ValueId },
    /// No axis of `subject` is 0.
    HasASize { subject: String, sizes: Vec<Expr> },
    /// A shared layer is fed the shape it was first fed.
    FedTheSame { first: ValueId, again: ValueId },
    /// A network gives as many values as are taken from it.
    GivesAsMany { value: ValueId, taken: usize },
    /// A mutable value keeps its shape (`inside`: "in the loop").
    KeepsItsShape { name: String, before: ValueId, inside: &'static str, value: ValueId },
    /// Both arms of a branch give one shape.
    ArmsAgree { first: ValueId, other: ValueId },
}

/// Two shapes of one rank that must be the same for every width.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) name: Ident,
    pub(crate) span: Span,
    pub(crate) given: Vec<Expr>,
    pub(crate) wanted: Vec<Expr>,
}
