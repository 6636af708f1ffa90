//! From what stands in a layer's parentheses to how the layer is made.

use proc_macro2::Span;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Expr, Ident, Path, parse_quote};

use super::catalogue::{ACTIVATE, Function, Kind, Parameter, Row, argument_instead};
use super::value::{self, is_integer, understand};
use super::{Construction, Given, Object};
use crate::diagnostics::Diagnostics;
use crate::syntax::Argument;
use crate::wording;

/// Something with parameters that was named: "`Dense`".
pub(super) struct Named<'a> {
    pub(super) name: &'a Ident,
    pub(super) parameters: &'static [Parameter],
}

/// How a built-in layer is made.
pub(super) fn layer(name: &Ident, row: &'static Row, arguments: &[Argument], errors: &Diagnostics) -> Construction {
    let stated = arguments.iter().any(|argument| matches!(argument, Argument::Stated { .. }));
    if stated && !row.states_inputs {
        errors.report(name.span(), format!("`{name}` has no inputs to state with `=>`"));
    }
    let understood;
    let in_brackets = shape_without_brackets(row, arguments, errors);
    let arguments = in_brackets.as_ref().map_or(arguments, |shape| shape);
    let arguments = match two_sizes(row, arguments) {
        Some((inputs, units)) => {
            let superfluous = if row.is_network { inputs } else { units };
            errors.report(superfluous.span(), superfluous_inputs(name, row, inputs, units));
            if row.is_network {
                &arguments[1..]
            } else {
                understood = [Argument::Stated { inputs: inputs.clone(), units: units.clone() }];
                &understood
            }
        }
        None => arguments,
    };
    let object = Object::BuiltIn {
        module: "layers",
        name: Ident::new(row.object.unwrap_or(row.name), name.span()),
        parameter: None,
        constructor: "new",
    };
    let mut made = Construction { object, required: Vec::new(), options: Vec::new() };
    fill(&mut made, &Named { name, parameters: row.parameters }, arguments, errors);
    if row.is_network {
        return recurrent(name, made);
    }
    if row.parameters.iter().any(|parameter| parameter.kind == Kind::Activation) {
        let chosen = made.options.iter().find_map(|(_, given)| match given {
            Given::Activation(activation) => activation.built_in().cloned(),
            _ => None,
        });
        let chosen = Some(chosen.unwrap_or_else(|| Ident::new("Linear", Span::call_site())));
        if let Object::BuiltIn { parameter, .. } = &mut made.object {
            *parameter = chosen;
        }
    }
    made
}

/// `Reshape(4, 196)`, `Permute(2, 1)`: understood as the shape `[4, 196]`.
fn shape_without_brackets(row: &Row, arguments: &[Argument], errors: &Diagnostics) -> Option<[Argument; 1]> {
    let shape = row.parameters.first().filter(|parameter| parameter.kind == Kind::Shape)?;
    let is_size = |size: &Expr| is_integer(size) || matches!(size, Expr::Unary(_) | Expr::Path(_));
    let sizes = arguments.iter().map(|argument| match argument {
        Argument::Positional(size) if is_size(size) => Some(size),
        _ => None,
    });
    let sizes: Vec<&Expr> = sizes.collect::<Option<_>>()?;
    let first = sizes.first()?;
    // A negative size is a mistake of its own, which is told where the shape is read.
    if !sizes.iter().any(|size| matches!(size, Expr::Unary(_))) {
        errors.report(first.span(), value::in_brackets(shape, sizes.iter().copied()));
    }
    Some([Argument::Positional(parse_quote!([#(#sizes),*]))])
}

/// `Dense(784, 300)`, `Embedding(10_000, 8)`, `Lstm(4, 32)`: what other libraries write for `784 => 300`.
fn two_sizes<'a>(row: &Row, arguments: &'a [Argument]) -> Option<(&'a Expr, &'a Expr)> {
    match arguments {
        [Argument::Positional(inputs), Argument::Positional(units), ..]
            if (row.states_inputs || row.is_network) && is_integer(inputs) && is_integer(units) =>
        {
            Some((inputs, units))
        }
        _ => None,
    }
}

/// What is said of two such sizes.
fn superfluous_inputs(name: &Ident, row: &Row, inputs: &Expr, units: &Expr) -> String {
    let size = |size: &Expr| wording::code(&size.to_token_stream());
    let (inputs, units) = (size(inputs), size(units));
    if row.is_network {
        return format!("the size of what flows in is known; leave out the `{inputs}`");
    }
    format!(
        "the size of what flows in stands in front of `=>`, as in `{name}({inputs} => {units})`; it may be left out"
    )
}

/// A recurrent network: its units are a parameter of its type, and `return_sequences` chooses among its outputs.
fn recurrent(name: &Ident, made: Construction) -> Construction {
    let units = made.required.into_iter().find_map(|given| match given {
        Given::Expression(units) => Some(units),
        _ => None,
    });
    let sequences = made.options.iter().any(|(_, given)| matches!(given, Given::Sequences(true)));
    let units = units.unwrap_or_else(|| parse_quote!(1));
    let object = Object::Recurrent { name: name.clone(), units, output: usize::from(sequences) };
    Construction { object, required: Vec::new(), options: Vec::new() }
}

/// A layer, or another object, that the user wrote: what stands in its parentheses goes to `new`, named arguments to methods behind it.
pub(super) fn own(path: &Path, arguments: &[Argument], errors: &Diagnostics) -> Construction {
    let mut made = Construction { object: Object::Own(path.clone()), required: Vec::new(), options: Vec::new() };
    for argument in arguments {
        match argument {
            Argument::Positional(value) => made.required.push(Given::Number(quote!(#value))),
            Argument::Named { name, value } => {
                made.options.push((name.clone(), Given::Number(quote!(#value))));
            }
            Argument::Stated { inputs, .. } => {
                errors.report(
                    inputs.span(),
                    "what is your own has no inputs to state with `=>`; a layer's rule checks them",
                );
            }
        }
    }
    made
}

/// How an activation as a stage of its own is made.
pub(super) fn stage(
    name: &Ident,
    function: &'static Function,
    arguments: &[Argument],
    errors: &Diagnostics,
) -> Construction {
    let activation = activation(name, function, arguments, errors);
    let parameter = activation.built_in().cloned();
    let object = Object::BuiltIn {
        module: "layers",
        name: Ident::new(ACTIVATE.name, Span::call_site()),
        parameter,
        constructor: "new",
    };
    Construction { object, required: vec![Given::Activation(activation)], options: Vec::new() }
}

pub(super) fn activation(
    name: &Ident,
    function: &'static Function,
    arguments: &[Argument],
    errors: &Diagnostics,
) -> Construction {
    let plain = function.object;
    let object = if arguments.is_empty() { plain } else { function.with_arguments.unwrap_or(plain) };
    let object = Object::BuiltIn {
        module: "activations",
        name: Ident::new(object, name.span()),
        parameter: None,
        constructor: "new",
    };
    let mut made = Construction { object, required: Vec::new(), options: Vec::new() };
    fill(&mut made, &Named { name, parameters: function.parameters }, arguments, errors);
    made
}

/// Matches arguments with parameters; each rule that is broken is reported.
pub(super) fn fill(made: &mut Construction, named: &Named<'_>, arguments: &[Argument], errors: &Diagnostics) {
    let Named { name, parameters } = named;
    let mut given: Vec<&str> = Vec::new();
    let mut positional = parameters.iter();
    let mut unknown = false;
    for argument in arguments {
        let (parameter, span, value) = match argument {
            Argument::Positional(value) => (positional.next(), value.span(), value),
            Argument::Stated { inputs, units } => {
                made.options.push((Ident::new("takes", inputs.span()), Given::Expression(inputs.clone())));
                (positional.next(), units.span(), units)
            }
            Argument::Named { name: written, value } => {
                let parameter = parameters.iter().find(|parameter| written == parameter.name);
                if parameter.is_none() {
                    unknown_argument(named, written, errors);
                    unknown = true;
                    continue;
                }
                (parameter, written.span(), value)
            }
        };
        let Some(parameter) = parameter else {
            let message = match parameters.len() {
                0 => format!("`{name}` takes no arguments"),
                most => format!("`{name}` takes at most {}; this is one too many", wording::count(most, "argument")),
            };
            errors.report(span, message);
            continue;
        };
        if given.contains(&parameter.name) {
            errors.report(span, format!("`{}` of `{name}` is given twice; leave one out", parameter.name));
            continue;
        }
        given.push(parameter.name);
        let Some(value) = understand(parameter, value, errors) else { continue };
        if parameter.required {
            made.required.push(value);
        } else {
            made.options.push((Ident::new(parameter.name, span), value));
        }
    }
    // An argument under a name that is unknown is probably the one that is missing.
    for missing in
        parameters.iter().filter(|parameter| !unknown && parameter.required && !given.contains(&parameter.name))
    {
        let Parameter { name: argument, example, .. } = missing;
        errors.report(name.span(), format!("`{name}` needs `{argument}`; write for instance `{name}({example})`"));
    }
}

fn unknown_argument(named: &Named<'_>, written: &Ident, errors: &Diagnostics) {
    let Named { name, parameters } = named;
    let names: Vec<&str> = parameters.iter().map(|parameter| parameter.name).collect();
    let hint = wording::did_you_mean(&written.to_string(), &names);
    let hint = match (argument_instead(&written.to_string()), hint.is_empty(), names.is_empty()) {
        (Some(instead), ..) => format!("; {instead}"),
        (None, false, _) => hint,
        (None, true, true) => "; it takes none".to_owned(),
        (None, true, false) => format!("; it takes {}", wording::list(&names)),
    };
    errors.report(written.span(), format!("`{name}` has no argument `{written}`{hint}"));
}
