//! What stands for an argument, as its kind asks for it: `300`, `relu`, `l2(0.01)`, `my::Spread(0.5)`.

use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Lit, Path};

use super::argument::{Named, activation, fill, own};
use super::catalogue::{
    self, ACTIVATIONS, CONSTRAINTS, Choice, Function, INITIALIZERS, Kind, LAYERS, Parameter, REGULARIZERS,
};
use super::{Construction, Given, Object};
use crate::diagnostics::Diagnostics;
use crate::syntax::Argument;
use crate::wording;

/// The value of an argument, as its kind asks for it.
pub(super) fn understand(parameter: &Parameter, value: &Expr, errors: &Diagnostics) -> Option<Given> {
    match parameter.kind {
        Kind::Size | Kind::Number | Kind::Flag => literal(parameter, value, errors),
        Kind::Sequences => {
            let Expr::Lit(syn::ExprLit { lit: Lit::Bool(flag), .. }) = value else {
                errors.report(value.span(), format!("`{}` is `true` or `false`", parameter.name));
                return None;
            };
            Some(Given::Sequences(flag.value))
        }
        Kind::Axes if !matches!(value, Expr::Array(_) | Expr::Tuple(_)) => Some(Given::Shape(vec![value.clone()])),
        Kind::Shape | Kind::Axes => shape(parameter, value, errors),
        Kind::Activation => {
            let (name, function, arguments) = choose("activation", ACTIVATIONS, parameter, value, errors)?;
            Some(Given::Activation(activation(&name, function, &arguments, errors)))
        }
        Kind::Initializer => {
            object(("initializer", "initializers", INITIALIZERS), parameter, value, errors).map(Given::Reference)
        }
        Kind::Regularizer => object(("regularizer", "regularizers", REGULARIZERS), parameter, value, errors)
            .map(|object| Given::Governor("regularize", object)),
        Kind::Constraint => object(("constraint", "constraints", CONSTRAINTS), parameter, value, errors)
            .map(|object| Given::Governor("constrain", object)),
        Kind::Choice(choice) => word(choice, parameter, value, errors),
    }
}

/// An initializer, a regularizer or a constraint: a built-in one, or `my::Spread(0.5)`.
fn object(
    (what, module, functions): (&str, &'static str, &'static [Function]),
    parameter: &Parameter,
    value: &Expr,
    errors: &Diagnostics,
) -> Option<Construction> {
    let (path, arguments) = called(value);
    if let Expr::Path(path) = path
        && is_own(&path.path)
    {
        if let Some(function) = functions.iter().find(|function| path.path.is_ident(function.object)) {
            let (written, ours) = (function.object, function.name);
            errors.report(path.span(), format!("there is no {what} `{written}`; it is called `{ours}` here"));
            return None;
        }
        return Some(own(&path.path, &arguments, errors));
    }
    let (name, function, arguments) = choose(what, functions, parameter, value, errors)?;
    // What has no arguments is a unit struct.
    let constructor = if function.parameters.is_empty() { "" } else { "new" };
    let object =
        Object::BuiltIn { module, name: Ident::new(function.object, name.span()), parameter: None, constructor };
    let mut made = Construction { object, required: Vec::new(), options: Vec::new() };
    fill(&mut made, &Named { name: &name, parameters: function.parameters }, &arguments, errors);
    Some(made)
}

/// Whether a path names a type of the user's: `Spread`, `my::Spread`.
fn is_own(path: &Path) -> bool {
    let is_type = |name: &Ident| name.to_string().starts_with(char::is_uppercase);
    path.get_ident().is_none_or(is_type)
}

/// One of some words.
fn word(choice: &Choice, parameter: &Parameter, value: &Expr, errors: &Diagnostics) -> Option<Given> {
    let written = if let Expr::Path(path) = value { path.path.get_ident() } else { None };
    let found = written.and_then(|written| choice.words.iter().find(|(word, _)| written == word));
    let Some((_, variant)) = found else {
        let words: Vec<&str> = choice.words.iter().map(|(word, _)| *word).collect();
        errors.report(value.span(), format!("`{}` is one of {}", parameter.name, wording::list(&words)));
        return None;
    };
    Some(Given::Variant(choice.module, choice.object, Ident::new(variant, value.span())))
}

/// An expression; a literal of another type is recognised, everything else is left to rustc.
fn literal(parameter: &Parameter, value: &Expr, errors: &Diagnostics) -> Option<Given> {
    let fits = match value {
        Expr::Lit(literal) => match (parameter.kind, &literal.lit) {
            (Kind::Size, Lit::Int(_)) | (Kind::Number, Lit::Float(_)) | (Kind::Flag, Lit::Bool(_)) => true,
            (Kind::Number, Lit::Int(number)) => number.suffix().starts_with('f'),
            _ => false,
        },
        Expr::Unary(_) => parameter.kind != Kind::Size,
        _ => true,
    };
    if fits {
        let is_number = parameter.kind == Kind::Number;
        return Some(if is_number { Given::Number(quote!(#value)) } else { Given::Expression(value.clone()) });
    }
    let what = match parameter.kind {
        Kind::Size => format!("a positive whole number, as in `{}`", parameter.example),
        Kind::Number => format!("a number with a point, as in `{}`", parameter.example),
        _ => "`true` or `false`".to_owned(),
    };
    errors.report(value.span(), format!("`{}` is {what}", parameter.name));
    None
}

/// Whether it is a whole number, written out.
pub(super) fn is_integer(value: &Expr) -> bool {
    matches!(value, Expr::Lit(syn::ExprLit { lit: Lit::Int(_), .. }))
}

/// What is said of the sizes of a shape without its brackets.
pub(super) fn in_brackets<'a>(parameter: &Parameter, sizes: impl Iterator<Item = &'a Expr>) -> String {
    let sizes: Vec<_> = sizes.map(|size| wording::code(&quote!(#size))).collect();
    format!("`{}` stands in brackets: `[{}]`", parameter.name, sizes.join(", "))
}

fn shape(parameter: &Parameter, value: &Expr, errors: &Diagnostics) -> Option<Given> {
    let Expr::Array(array) = value else {
        let Parameter { name, example, .. } = parameter;
        let message = if let Expr::Tuple(tuple) = value {
            in_brackets(parameter, tuple.elems.iter())
        } else {
            format!("`{name}` is a shape; write it in brackets, as in `{example}`")
        };
        errors.report(value.span(), message);
        return None;
    };
    if let Some(negative) = array.elems.iter().find(|size| matches!(size, Expr::Unary(_))) {
        errors.report(negative.span(), "a size is a positive whole number, and none can be left open; write it out");
        return None;
    }
    Some(Given::Shape(array.elems.iter().cloned().collect()))
}

/// One of the named functions, as `relu` or `leaky_relu(0.1)`.
fn choose(
    what: &str,
    functions: &'static [Function],
    parameter: &Parameter,
    value: &Expr,
    errors: &Diagnostics,
) -> Option<(Ident, &'static Function, Vec<Argument>)> {
    let (path, arguments) = called(value);
    let Some(name) = (if let Expr::Path(path) = path { path.path.get_ident() } else { None }) else {
        let hint = match path {
            Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) => format!("`{}` without quotes", text.value()),
            _ => format!("for instance `{}`", parameter.example),
        };
        let article = if what.starts_with(['a', 'i']) { "an" } else { "a" };
        errors.report(value.span(), format!("`{}` is the name of {article} {what}; write {hint}", parameter.name));
        return None;
    };
    let Some(function) = functions.iter().find(|function| name == function.name) else {
        let is_stage = LAYERS.iter().any(|row| name == row.name);
        let hint = if is_stage {
            format!("; it is a stage of its own, `-> {name}`")
        } else {
            hint(&name.to_string(), functions)
        };
        errors.report(name.span(), format!("there is no {what} `{name}`{hint}"));
        return None;
    };
    Some((name.clone(), function, arguments))
}

/// A name and what stands in its parentheses.
fn called(value: &Expr) -> (&Expr, Vec<Argument>) {
    match value {
        Expr::Call(call) => (&*call.func, call.args.iter().map(named_or_positional).collect()),
        other => (other, Vec::new()),
    }
}

/// The nearest name, or all of them.
fn hint(written: &str, functions: &[Function]) -> String {
    let names: Vec<&str> = functions.iter().map(|function| function.name).collect();
    let ours = catalogue::alias(written).filter(|name| names.contains(name));
    let near = ours.map(|name| format!("; it is called `{name}` here"));
    let near = near.unwrap_or_else(|| wording::did_you_mean(written, &names));
    if near.is_empty() { format!("; there are {}", wording::list(&names)) } else { near }
}

/// `negative_slope = 0.1` parses as an assignment inside an expression.
fn named_or_positional(value: &Expr) -> Argument {
    if let Expr::Assign(assign) = value
        && let Expr::Path(path) = &*assign.left
        && let Some(name) = path.path.get_ident()
    {
        return Argument::Named { name: name.clone(), value: (*assign.right).clone() };
    }
    Argument::Positional(value.clone())
}
