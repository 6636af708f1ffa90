//! What settings are called, and where they can stand.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Graph;
use crate::diagnostics::Diagnostics;
use crate::graph::words::each_name;
use crate::graph::{Construction, Given, Object};
use crate::syntax::Setting;

/// Fields and words that are taken, and what is said to who takes them.
const TAKEN: [(&str, &str); 3] = [
    ("parameters", "a setting cannot be called `parameters`; choose another name"),
    ("networks", "a setting cannot be called `networks`; choose another name"),
    ("training", "`training` need not be declared: it is true while the network is trained, as in `if training { … }`"),
];

/// A setting is a field of the model, beside those that every model has, and stands in heads beside `training`.
pub(super) fn names_are_free(graph: &Graph<'_>, errors: &Diagnostics) {
    let network = graph.network;
    for (index, setting) in network.settings.iter().enumerate() {
        let name = &setting.name;
        if let Some((_, message)) = TAKEN.iter().find(|(taken, _)| name == taken) {
            errors.report(name.span(), message);
        }
        let earlier = network.settings[..index].iter().any(|earlier| earlier.name == *name);
        if earlier || network.inputs.iter().any(|input| input.name == *name) {
            let message = format!("there are two inputs or settings `{name}`; give each a name of its own");
            errors.report(name.span(), message);
        }
    }
}

/// `Dense(width)`: a size is known when the program is compiled, a setting only when it runs.
pub(super) fn settings_stay_out_of_sizes(graph: &Graph<'_>, errors: &Diagnostics) {
    let shapes = graph.network.inputs.iter().map(|input| &input.shape);
    let shapes = shapes.chain(graph.outputs.iter().map(|output| output.shape));
    let shapes = shapes.chain(graph.annotations.iter().map(|annotation| annotation.shape));
    for size in shapes.flat_map(|shape| shape.sizes.iter().chain(shape.below.as_deref())) {
        refuse(graph, size, Place::Fixed, errors);
    }
    for layer in &graph.layers {
        made_with(graph, &layer.construction, errors);
    }
}

/// What an object is made with: sizes are fixed, numbers are not, but a setting that stands in one is a number, too.
fn made_with(graph: &Graph<'_>, made: &Construction, errors: &Diagnostics) {
    if let Object::Recurrent { units, .. } = &made.object {
        refuse(graph, units, Place::Fixed, errors);
    }
    for given in made.required.iter().chain(made.options.iter().map(|(_, given)| given)) {
        match given {
            Given::Expression(expression) => refuse(graph, expression, Place::Fixed, errors),
            Given::Shape(sizes) => refuse(graph, &quote!(#(#sizes),*), Place::Fixed, errors),
            Given::Reference(object) => {
                let numbers = object.numbers();
                refuse(graph, &quote!(#(#numbers),*), Place::Fixed, errors);
            }
            Given::Number(number) => refuse(graph, number, Place::of(made, number), errors),
            Given::Activation(object) | Given::Governor(_, object) => made_with(graph, object, errors),
            Given::Variant(..) | Given::Sequences(_) => {}
        }
    }
}

/// What an expression is, and so which settings may stand in it.
#[derive(Clone, Copy)]
enum Place {
    /// Known when the program is compiled.
    Fixed,
    /// A number of a built-in, with nothing but signs between numbers.
    Number,
    /// Any other, or what is the user's own: its types are Rust's business.
    Expression,
}

impl Place {
    /// What a number of an object is.
    fn of(made: &Construction, number: &TokenStream) -> Self {
        if made.built_in().is_some() && is_arithmetic(number.clone()) { Self::Number } else { Self::Expression }
    }
}

/// `rate`, `1.0 - rate / 2.0`, `-(rate)`
fn is_arithmetic(tokens: TokenStream) -> bool {
    tokens.into_iter().all(|token| match token {
        TokenTree::Ident(name) => name != "as" && name != "if" && name != "match",
        TokenTree::Punct(sign) => "+-*/".contains(sign.as_char()),
        TokenTree::Group(group) => group.delimiter() != Delimiter::Brace && is_arithmetic(group.stream()),
        TokenTree::Literal(_) => true,
    })
}

/// Reports each setting in some tokens that may not stand there, with what is wrong.
fn refuse(graph: &Graph<'_>, tokens: &dyn ToTokens, place: Place, errors: &Diagnostics) {
    each_name(tokens.to_token_stream(), &mut |name| {
        let setting = graph.network.setting(&name).map(|index| &graph.network.settings[index]);
        if let Some(message) = setting.and_then(|setting| wrong(setting, place)) {
            errors.report(name.span(), message);
        }
    });
}

fn wrong(setting: &Setting, place: Place) -> Option<String> {
    let (name, kind) = (&setting.name, setting.written_kind());
    let what = match place {
        Place::Fixed => {
            let instead = if kind == "usize" {
                "make it a parameter of the network, as in `Name<const WIDTH: usize>(…)`"
            } else {
                "write a number or a constant"
            };
            format!(", known only when the program runs, but this is fixed when it is compiled; {instead}")
        }
        _ if !setting.is_number() && !setting.is_flag() => {
            format!(" of type `{kind}`, but this is a number; declare it as one, `{name}: f64 = 0.5`")
        }
        Place::Number if kind != "f64" => format!(" of type `{kind}`, but this is an `f64`; declare it `{name}: f64`"),
        Place::Number | Place::Expression => return None,
    };
    Some(format!("`{name}` is a setting{what}"))
}
