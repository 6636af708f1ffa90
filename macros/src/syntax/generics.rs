//! The parameters of a network, `<const H: usize, Block: Network>`, and how else they may have been written.

use quote::ToTokens;
use syn::parse::{ParseStream, Result};
use syn::{GenericParam, Generics, Ident, Lit, Token, Type, TypeParamBound, parse_quote, token};

use super::slips;
use crate::diagnostics::Diagnostics;

/// Those that stand behind the name, if there are any.
pub(super) fn generics(input: ParseStream<'_>, errors: &Diagnostics) -> Result<Generics> {
    halves_of_sizes(input)?;
    let mut generics = input.parse()?;
    numbers_among_types(&mut generics, errors);
    Ok(generics)
}

/// `Name<const N>(…)`, `Name<H = 30>(…)`: told before the parser of Rust's parameters stumbles over it.
fn halves_of_sizes(input: ParseStream<'_>) -> Result<()> {
    let ahead = input.fork();
    if ahead.parse::<Option<Token![<]>>()?.is_none() {
        return Ok(());
    }
    let mut begins = true;
    while !ahead.is_empty() && !ahead.peek(Token![>]) && !ahead.peek(token::Paren) {
        if !std::mem::replace(&mut begins, ahead.peek(Token![,])) {
            slips::skip_one_token(&ahead)?;
            continue;
        }
        let is_const = ahead.parse::<Option<Token![const]>>()?.is_some();
        let Some(name) = ahead.parse::<Option<Ident>>()? else {
            slips::skip_one_token(&ahead)?;
            continue;
        };
        if is_const && !ahead.peek(Token![:]) {
            return Err(syn::Error::new(name.span(), format!("`{name}` has no type; write `const {name}: usize`")));
        }
        if !is_const && (ahead.peek(Token![:]) || ahead.peek(Token![=])) && ahead.peek2(Lit) {
            slips::skip_one_token(&ahead)?;
            let number = ahead.parse::<Lit>()?.to_token_stream();
            return Err(syn::Error::new(name.span(), format!("a size is written `const {name}: usize = {number}`")));
        }
    }
    Ok(())
}

/// `Name<I: usize>`: a size is understood as `const I: usize`; other numbers are settings.
fn numbers_among_types(generics: &mut Generics, errors: &Diagnostics) {
    for parameter in &mut generics.params {
        let GenericParam::Type(ty) = parameter else { continue };
        let Some(number) = ty.bounds.first().and_then(primitive) else { continue };
        let name = ty.ident.clone();
        let setting = match number.to_string().as_str() {
            "bool" => Some("bool = true"),
            "f32" | "f64" => Some("f64 = 0.5"),
            _ => None,
        };
        let meant = match setting {
            Some(example) => format!("a setting stands behind the inputs: `(…, {name}: {example})`"),
            None => format!("a size is written `const {name}: usize`"),
        };
        errors.report(name.span(), format!("`{name}` would be a network here; {meant}"));
        *parameter = if setting.is_some() { parse_quote!(const #name: bool) } else { parse_quote!(const #name: usize) };
    }
}

/// Integers that are no sizes.
const OTHER_INTEGERS: [&str; 11] = ["u8", "u16", "u32", "u64", "u128", "isize", "i8", "i16", "i32", "i64", "i128"];

/// The name of a type of numbers that stands where a trait should.
fn primitive(bound: &TypeParamBound) -> Option<Ident> {
    let TypeParamBound::Trait(bound) = bound else { return None };
    let is_number =
        |name: &&Ident| OTHER_INTEGERS.iter().chain(&["usize", "f32", "f64", "bool"]).any(|word| *name == word);
    bound.path.get_ident().filter(is_number).cloned()
}

/// Whether a type is an integer, and not `usize`.
pub(crate) fn is_other_integer(ty: &Type) -> bool {
    let Type::Path(ty) = ty else { return false };
    ty.path.get_ident().is_some_and(|name| OTHER_INTEGERS.iter().any(|word| name == word))
}
