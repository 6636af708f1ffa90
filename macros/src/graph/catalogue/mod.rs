//! The built-ins, a row each: a name, where it lives in the runtime, what it takes. Nothing else in this crate knows a layer.

mod activations;
mod foreign;
mod layers;
mod weights;

pub(crate) use activations::ACTIVATIONS;
pub(crate) use foreign::{FOREIGN, alias, argument_instead, instead};
pub(crate) use layers::LAYERS;
pub(crate) use weights::{CONSTRAINTS, INITIALIZERS, REGULARIZERS};

/// A built-in layer.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "a row of a table: each is a yes or no of its own")]
pub(crate) struct Row {
    /// What the user writes.
    pub(crate) name: &'static str,
    /// Its type in the runtime, if that has another name.
    pub(crate) object: Option<&'static str>,
    /// How many values flow in.
    pub(crate) inputs: Inputs,
    /// What stands between the parentheses, in order.
    pub(crate) parameters: &'static [Parameter],
    /// Whether it has weights.
    pub(crate) has_weights: bool,
    /// What is known of its result's shape from tokens alone.
    pub(crate) gives: Gives,
    /// Whether all values that flow in have one shape.
    pub(crate) equal_inputs: bool,
    /// Whether it takes `inputs => units`.
    pub(crate) states_inputs: bool,
    /// Whether it is a network.
    pub(crate) is_network: bool,
}

/// How many values flow into a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inputs {
    One,
    Two,
    TwoOrMore,
    /// What only the runtime's rule knows.
    Any,
}

/// What tokens tell of a result's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// One axis, of the size that the first argument says.
    FirstArgument,
    /// The shape that the first argument is.
    ShapeArgument,
    /// The shape that flows in.
    SameAsInput,
    /// The units of a recurrent network; in front of them its steps, where all rows are asked for.
    Rows,
    /// Something that only the runtime's rule knows.
    Computed,
}

/// What an argument can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A whole number.
    Size,
    /// A number with a point.
    Number,
    /// `true` or `false`.
    Flag,
    Shape,
    /// An axis, or two in brackets.
    Axes,
    Activation,
    Initializer,
    Regularizer,
    Constraint,
    /// One of some words, each a variant of a type of the runtime: its module, its name.
    Choice(&'static Choice),
    /// Which of its outputs a recurrent network gives: `true` for the second.
    Sequences,
}

/// What one of some words can be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Where the type lives in the runtime, and its name.
    pub(crate) module: &'static str,
    pub(crate) object: &'static str,
    /// The words with their variants.
    pub(crate) words: &'static [(&'static str, &'static str)],
}

/// An argument of a built-in.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether it must be there; then it is an argument of `new`.
    pub(crate) required: bool,
    /// What to write for it, in messages.
    pub(crate) example: &'static str,
}

const fn required(name: &'static str, kind: Kind, example: &'static str) -> Parameter {
    Parameter { name, kind, required: true, example }
}

const fn optional(name: &'static str, kind: Kind, example: &'static str) -> Parameter {
    Parameter { name, kind, required: false, example }
}

const PLAIN: Row = Row {
    name: "",
    object: None,
    inputs: Inputs::One,
    parameters: &[],
    has_weights: false,
    gives: Gives::Computed,
    equal_inputs: false,
    states_inputs: false,
    is_network: false,
};

/// A layer that the user wrote, made from what stands in its parentheses.
pub(crate) static OWN: Row = Row { inputs: Inputs::Any, has_weights: true, ..PLAIN };

/// A network used as a layer.
pub(crate) static NETWORK: Row = Row { inputs: Inputs::Any, has_weights: true, is_network: true, ..PLAIN };

/// What the signs between values stand for, in the order of [`Operator`](crate::syntax::Operator): the layer of two values.
pub(crate) const SIGNS: [&str; 4] = ["Add", "Subtract", "Multiply", "Divide"];

/// `2.0 * x`, `1.0 - x`
pub(crate) static AFFINE: Row = Row { name: "Affine", gives: Gives::SameAsInput, ..PLAIN };

/// `1.0 / x`
pub(crate) static RECIPROCAL: Row = Row { name: "Reciprocal", gives: Gives::SameAsInput, ..PLAIN };

/// `x[0..4]`
pub(crate) static SLICE: Row = Row { name: "Slice", ..PLAIN };

/// `0.0` where a shape is declared
pub(crate) static FILL: Row = Row { name: "Fill", inputs: Inputs::Any, gives: Gives::ShapeArgument, ..PLAIN };

/// What every activation is as a stage of its own.
pub(crate) static ACTIVATE: Row = Row { name: "Activate", gives: Gives::SameAsInput, ..PLAIN };

/// A built-in function: its name, its type in the runtime, its arguments.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) object: &'static str,
    pub(crate) parameters: &'static [Parameter],
    /// The type that stands for it where it has arguments, if that is another one.
    pub(crate) with_arguments: Option<&'static str>,
}

const fn function(name: &'static str, object: &'static str, parameters: &'static [Parameter]) -> Function {
    Function { name, object, parameters, with_arguments: None }
}

/// Whether an activation, or what is asked of weights, is called so.
pub(crate) fn is_function(name: &str) -> bool {
    let all = [ACTIVATIONS, INITIALIZERS, REGULARIZERS, CONSTRAINTS];
    all.iter().any(|functions| functions.iter().any(|function| function.name == name))
}
