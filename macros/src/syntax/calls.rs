//! Calls of other languages, where a flow goes into a layer here: `relu(x)`, `Dense(30)(x)`, `Concat(a, b)`, `range(3)`.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::{ParseStream, Result};
use syn::{Ident, Token, token};

use super::misplaced::ROWS_OF_ONE;

/// The word of `Dense(30);`, `my::Gain(1.0);` or `Dense::new(30);`, which is neither `Concat(a, b);` nor `relu(x -> hidden);` nor `Dense(30)(x);`.
pub(super) fn lone_layer(input: ParseStream<'_>) -> Option<Ident> {
    let ahead = input.fork();
    let mut name: Ident = ahead.parse().ok()?;
    while ahead.parse::<Option<Token![::]>>().ok()?.is_some() {
        let word: Ident = ahead.parse().ok()?;
        name = if word == "new" { name } else { word };
    }
    let group = parentheses(&ahead)?;
    let is_alone = ahead.is_empty() || ahead.peek(Token![;]);
    let is_applied = names_only(&group.stream()) || holds_values(&name, &group.stream());
    (is_alone && !is_applied && name != "range").then_some(name)
}

/// What is probably meant by a word and parentheses where a flow begins.
pub(super) fn meant(input: ParseStream<'_>, name: &Ident) -> Result<String> {
    if name == "range" {
        return Ok("a loop goes through a range of Rust, as in `for _ in 0..3 { … }`".to_owned());
    }
    if name == "zip" {
        return Ok(ROWS_OF_ONE.to_owned());
    }
    let ahead = input.fork();
    let Some(first) = parentheses(&ahead) else { return Err(ahead.error("expected parentheses")) };
    let meant = match parentheses(&ahead) {
        Some(values) if first.stream().is_empty() => format!("`{} -> {name}`", written(&values)),
        Some(values) => format!("`{} -> {name}{}`", written(&values), source(&first)),
        None if holds_values(name, &first.stream()) => format!("`{} -> {name}`", written(&first)),
        None => format!("for instance `x -> {name}(…)`"),
    };
    Ok(format!("`{name}(…)` is a layer, but a flow begins with a value; write {meant}"))
}

fn parentheses(input: ParseStream<'_>) -> Option<Group> {
    if !input.peek(token::Paren) {
        return None;
    }
    input.parse().ok()
}

/// Whether what stands in parentheses can hardly be arguments of a layer: `a, b`, `x -> hidden`; of a function also `x` and `2.0 * x`.
fn holds_values(name: &Ident, stream: &TokenStream) -> bool {
    let tokens = tokens(stream);
    let is_function = name.to_string().starts_with(char::is_lowercase);
    let names_values =
        if is_function { names_a_value(&tokens) } else { begins_with_value(&tokens) && pieces(&tokens).count() > 1 };
    names_values || has_arrow(&tokens)
}

/// Whether there are names of values and nothing else, as in `Concat(a, b)` and `Flatten(x)`.
fn names_only(stream: &TokenStream) -> bool {
    let tokens = tokens(stream);
    let is_name = |piece: &[TokenTree]| matches!(piece, [TokenTree::Ident(_)]);
    pieces(&tokens).all(is_name) && (pieces(&tokens).count() > 1 || begins_with_value(&tokens))
}

fn tokens(stream: &TokenStream) -> Vec<TokenTree> {
    stream.clone().into_iter().collect()
}

/// What stands between commas.
fn pieces(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    let pieces = tokens.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','));
    pieces.filter(|piece| !piece.is_empty())
}

fn has_arrow(tokens: &[TokenTree]) -> bool {
    let is_sign = |token: &TokenTree, sign| matches!(token, TokenTree::Punct(other) if other.as_char() == sign);
    let is_within =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if has_arrow(&self::tokens(&group.stream())));
    tokens.windows(2).any(|pair| is_sign(&pair[0], '-') && is_sign(&pair[1], '>')) || tokens.iter().any(is_within)
}

/// `2.0 * x`, but not `max_value = 6.0`.
fn names_a_value(tokens: &[TokenTree]) -> bool {
    let has_names = tokens.iter().any(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == '='));
    !has_names && (0..tokens.len()).any(|begin| begins_with_value(&tokens[begin..]))
}

/// `x`, `x * 2.0`, `(a - b)`, `[a, b]`, but not `units = 30` and `l2(0.1)`.
fn begins_with_value(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(name), rest @ ..] => {
            let is_argument = match rest.first() {
                Some(TokenTree::Punct(punct)) => punct.as_char() == '=',
                Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
                _ => false,
            };
            name.to_string().starts_with(char::is_lowercase) && name != "true" && name != "false" && !is_argument
        }
        [TokenTree::Group(group), ..] => names_a_value(&self::tokens(&group.stream())),
        _ => false,
    }
}

/// What stands in parentheses, in its author's writing, as a flow begins with it: a chain and a name as they are, several values and signs between them in
/// parentheses; a call within as a chain.
fn written(group: &Group) -> String {
    let tokens = tokens(&group.stream());
    match tokens.as_slice() {
        [TokenTree::Group(list)] if list.delimiter() != Delimiter::None => return written(list),
        [TokenTree::Ident(layer), TokenTree::Group(values)] if holds_values(layer, &values.stream()) => {
            return format!("{} -> {layer}", written(values));
        }
        [TokenTree::Ident(layer), TokenTree::Group(arguments), TokenTree::Group(values)] => {
            return format!("{} -> {layer}{}", written(values), source(arguments));
        }
        _ => {}
    }
    let text = source(group);
    let inside = text.get(1..text.len() - 1).unwrap_or_default().trim().trim_end_matches(',');
    if is_chain(&tokens) { inside.to_owned() } else { format!("({inside})") }
}

/// In one line.
fn source(group: &Group) -> String {
    let text = group.span().source_text().unwrap_or_else(|| group.to_string());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether there are names, layers and arrows and no other signs.
fn is_chain(tokens: &[TokenTree]) -> bool {
    let mut signs = tokens.iter().filter_map(|token| match token {
        TokenTree::Punct(punct) => Some(punct.as_char()),
        _ => None,
    });
    while let Some(sign) = signs.next() {
        if sign != '-' || signs.next() != Some('>') {
            return false;
        }
    }
    true
}
