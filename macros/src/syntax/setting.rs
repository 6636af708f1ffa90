//! Settings: `depth: usize = 3`.

use syn::parse::{ParseStream, Result};
use syn::{Attribute, Ident, Lit, Token, token};

use super::{Port, Setting, foreign_shapes, shape, slips};
use crate::diagnostics::Diagnostics;

/// What stands between the parentheses behind a network's name: inputs, whose shapes stand in brackets, and settings, which
/// have a type.
pub(super) fn inputs_and_settings(content: ParseStream<'_>, errors: &Diagnostics) -> Result<(Vec<Port>, Vec<Setting>)> {
    let (mut inputs, mut settings) = (Vec::new(), Vec::new());
    while !content.is_empty() {
        let attributes = content.call(Attribute::parse_outer)?;
        let name = slips::free_name(content)?;
        slips::missing_shape(content, &name)?;
        content.parse::<Token![:]>()?;
        if is_shape(content) || inputs.is_empty() && foreign_shapes::is_array(content) {
            slips::no_documentation(&attributes, errors);
            inputs.push(Port { name, shape: shape::shape(content, errors)? });
        } else {
            settings.push(setting(content, attributes, name)?);
        }
        slips::separator(content, "inputs and settings", errors)?;
    }
    Ok((inputs, settings))
}

/// A shape in brackets, or what is probably meant as one: `8`, `(28, 28)`, `SIDE`.
fn is_shape(content: ParseStream<'_>) -> bool {
    let is_constant = || {
        let (word, rest) = content.cursor().ident()?;
        let ends = rest.punct().is_none_or(|(sign, _)| sign.as_char() == ',');
        let word = word.to_string();
        Some(ends && word.len() > 1 && word.chars().all(|letter| !letter.is_lowercase()))
    };
    let tuple_of_sizes = || {
        let ahead = content.fork();
        let parse = || -> Result<bool> {
            let inside;
            syn::parenthesized!(inside in ahead);
            Ok(inside.peek(Lit))
        };
        parse().unwrap_or(false)
    };
    let array_type = || {
        let ahead = content.fork();
        let parse = || -> Result<bool> { ahead.parse::<syn::TypeArray>().map(|_| true) };
        parse().unwrap_or(false)
    };
    (content.peek(token::Bracket) && !array_type())
        || foreign_shapes::is_macro(content)
        || content.peek(Lit)
        || content.peek(token::Paren) && tuple_of_sizes()
        || is_constant().unwrap_or(false)
}

fn setting(content: ParseStream<'_>, attributes: Vec<Attribute>, name: Ident) -> Result<Setting> {
    let kind = content.parse().map_err(|error| {
        let message =
            format!("expected a shape in brackets for an input, or a type for a setting, as in `{name}: usize = 3`");
        syn::Error::new(error.span(), message)
    })?;
    let default = if content.parse::<Option<Token![=]>>()?.is_some() { Some(content.parse()?) } else { None };
    Ok(Setting { attributes, name, kind, default })
}
