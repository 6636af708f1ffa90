//! Words and brackets of Rust or Python where a statement, a value or a layer should stand.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::{Ident, Token, token};

use super::keyword;

/// Where a statement or the result should stand: `while depth > 0 { … }`, `const N: usize = 3;`, `println!("{x}");`, `h += x;`
pub(super) fn instead_of_statement(content: ParseStream<'_>) -> Result<()> {
    // A word that is none of Rust's own may be a name.
    if !content.peek(Ident) {
        return word_of_rust(content, &["const", "static", "fn", "use", "struct", "type"], |word| {
            format!("`{word}` stands before the `network!`, which may use what is there")
        })
        .and_then(|()| control(content));
    }
    let name = content.fork().parse::<Ident>()?;
    if content.peek2(Token![!]) && !content.peek2(Token![!=]) {
        return Err(content.error(format!(
            "`{name}!` does not work in a network, whose values are known when it runs; `Net::summary()` shows their shapes"
        )));
    }
    let compound = [
        (content.peek2(Token![+=]), '+'),
        (content.peek2(Token![-=]), '-'),
        (content.peek2(Token![*=]), '*'),
        (content.peek2(Token![/=]), '/'),
    ];
    if let Some((_, sign)) = compound.iter().find(|(follows, _)| *follows) {
        return Err(content.error(format!("a value is given anew by `=`, as in `{name} = {name} {sign} …;`")));
    }
    if content.peek(keyword::layer) && !content.peek2(Ident::peek_any) && !content.peek2(Token![->]) {
        return Err(content.error("a layer is declared as `layer name = Dense(30);`"));
    }
    Ok(())
}

/// `match`, `return` and their like.
fn control(content: ParseStream<'_>) -> Result<()> {
    word_of_rust(content, &["while", "loop", "match", "return", "break", "continue"], |word| {
        format!("`{word}` is not part of the language; a network is made of `layer`, `let`, `for`, `if` and flows")
    })
}

/// Refuses these words.
fn word_of_rust(content: ParseStream<'_>, words: &[&str], message: impl Fn(&str) -> String) -> Result<()> {
    let found = content.cursor().ident().and_then(|(ident, _)| words.iter().find(|word| ident == word));
    found.map_or(Ok(()), |word| Err(content.error(message(word))))
}

/// Where a value should stand: `match depth { … }`, `[a, b]`, `|v| …`
pub(super) fn instead_of_value(input: ParseStream<'_>) -> Result<()> {
    control(input)?;
    let message = if input.peek(token::Bracket) {
        "several values stand in parentheses, as in `(a, b) -> Concat`"
    } else if input.peek(Token![|]) || input.peek(Token![||]) {
        "a function of values is a network of its own, `network! { Block(x: [8]) -> [8] { … } }`, and goes into a flow as `x -> Block`"
    } else {
        return Ok(());
    };
    Err(input.error(message))
}

/// `for units in [30, 20, 10] { … }`
pub(super) fn list_in_head(content: ParseStream<'_>) -> Result<()> {
    if content.peek(token::Bracket) {
        return Err(content.error(
            "a loop goes over a range or the rows of a value; layers of several sizes are written one by one, as in `x -> Dense(30) -> Dense(20)`",
        ));
    }
    Ok(())
}

/// What is said of `for … in zip(x, y)` and its like.
pub(super) const ROWS_OF_ONE: &str = "a loop goes through the rows of one value; lay those of several side by side, as in `for both in ((x, y) -> Concat) { … }`, and slice them, `both[0..8]`";

/// `for (a, b) in (x, y) { … }`, `for (i, row) in x.enumerate() { … }`, `for i, row in enumerate(x) { … }`
pub(super) fn several_in_a_turn(content: ParseStream<'_>) -> Result<()> {
    if !content.peek(token::Paren) && !content.peek2(Token![,]) {
        return Ok(());
    }
    let tokens = content.fork().parse::<TokenStream>()?.into_iter();
    let is_body = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let head: Vec<TokenTree> = tokens.take_while(|token| !is_body(token)).collect();
    let is_one = matches!(head.first(), Some(TokenTree::Group(group)) if group.stream().into_iter().count() == 1);
    let has_number = head.iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "enumerate"));
    Err(content.error(if is_one {
        "a row's name stands without parentheses, as in `for row in x`"
    } else if has_number {
        "a turn of a loop has no number; write `for row in x`, and slice what is to be done otherwise, `x[0..2]`"
    } else {
        ROWS_OF_ONE
    }))
}

/// Where a layer should stand: `x -> (Dense(8), Dense(8))`, `x -> [Dense(8), Dense(1)]`
pub(super) fn instead_of_layer(input: ParseStream<'_>) -> Result<()> {
    let message = if input.peek(token::Paren) {
        "a flow parts by values, as in `(x -> Dense(8), x -> Dense(8)) -> Add`"
    } else if input.peek(token::Bracket) {
        "layers that follow each other are written `x -> Dense(8) -> Dense(1)`"
    } else {
        return Ok(());
    };
    Err(input.error(message))
}

/// `x -> Dense(8) as h`
pub(super) fn name_behind_layer(content: ParseStream<'_>) -> Result<()> {
    if content.peek(Token![as]) {
        return Err(content.error("a value gets its name by `let`, as in `let h = x -> Dense(30);`"));
    }
    Ok(())
}

/// `x -> for`, `x -> let`: a word of Rust where a layer is expected.
pub(super) fn word_as_layer(ident: &Ident, input: ParseStream<'_>) -> Result<()> {
    let is_word = syn::parse_str::<Ident>(&ident.to_string()).is_err();
    if is_word && !(input.peek(Token![::]) && ["self", "super", "crate"].iter().any(|word| ident == word)) {
        return Err(no_layer(ident.span()));
    }
    Ok(())
}

/// What is said where nothing more can be.
pub(super) fn no_layer(span: Span) -> syn::Error {
    let message = "expected a layer such as `Dense(300)`, an activation such as `relu`, a network, or a declared layer";
    syn::Error::new(span, message)
}
