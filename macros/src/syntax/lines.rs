//! Lines, which mean nothing but where a `;` is missing: parentheses that begin one are no arguments of the word that ends the line above, and a word that
//! begins none is rather a stage without its arrow.

use std::fs;

use proc_macro2::{LineColumn, Span};
use syn::parse::ParseStream;

/// Whether the parentheses that follow stand below the word before them, with nothing between. Looked for in the source, since a `macro_rules!` may put
/// tokens together that are far apart there.
pub(super) fn is_below(input: ParseStream<'_>, word: Span) -> bool {
    let end = word.end();
    input.span().start().line > end.line && stands_alone(input.span(), end)
}

/// Whether what follows is the first in its line.
pub(super) fn begins_line(input: ParseStream<'_>) -> bool {
    let line = input.span().start().line;
    stands_alone(input.span(), LineColumn { line, column: 0 })
}

/// Whether there are but space and comments before a token, from some place on. Outside of the compiler, where nothing has a file, never.
fn stands_alone(token: Span, from: LineColumn) -> bool {
    let Some(Ok(text)) = token.local_file().map(fs::read_to_string) else { return false };
    let to = token.start();
    let numbered =
        (1..).zip(text.lines()).skip_while(|(line, _)| *line < from.line).take_while(|(line, _)| *line <= to.line);
    let mut before = numbered.map(|(line, text)| {
        let begin = if line == from.line { from.column } else { 0 };
        let end = if line == to.line { to.column } else { usize::MAX };
        text.chars().take(end).skip(begin).skip_while(|character| character.is_whitespace()).collect::<String>()
    });
    before.all(|text| text.is_empty() || text.starts_with("//"))
}
