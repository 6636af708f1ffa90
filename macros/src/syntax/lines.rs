//! Lines, which mean nothing but where a `;` is missing: parentheses that begin one are no arguments of the word that ends the line above.

use std::fs;

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::token;

/// Whether parentheses follow that stand below the word before them, with nothing between. Looked for in the source, since a `macro_rules!` may put tokens
/// together that are far apart there.
pub(super) fn tuple_below(input: ParseStream<'_>, word: Span) -> bool {
    parentheses(input).is_some_and(|start| {
        let end = word.unwrap().end();
        start.line() > end.line() && stands_alone(start, [end.line(), end.column()])
    })
}

/// Whether parentheses follow that are the first in their line.
pub(super) fn begins_line(input: ParseStream<'_>) -> bool {
    parentheses(input).is_some_and(|start| stands_alone(start, [start.line(), 1]))
}

/// Where parentheses begin, if they follow. Outside of the compiler no span has a line.
fn parentheses(input: ParseStream<'_>) -> Option<proc_macro::Span> {
    (proc_macro::is_available() && input.peek(token::Paren)).then(|| input.span().unwrap().start())
}

/// Whether there are but space and comments before a token, from this line and column on, which count from 1.
fn stands_alone(token: proc_macro::Span, [line, column]: [usize; 2]) -> bool {
    let Some(Ok(text)) = token.local_file().map(fs::read_to_string) else { return false };
    let lines = text.lines().enumerate().skip(line.saturating_sub(1)).take(token.line() + 1 - line);
    let mut before = lines.map(|(index, text)| {
        let begin = if index + 1 == line { column.saturating_sub(1) } else { 0 };
        let end = if index + 1 == token.line() { token.column().saturating_sub(1) } else { usize::MAX };
        text.chars().take(end).skip(begin).collect::<String>()
    });
    before.all(|text| text.trim_start().is_empty() || text.trim_start().starts_with("//"))
}
