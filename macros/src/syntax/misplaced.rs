//! Words and brackets of Rust or Python where a statement, a value or a layer should stand.

use syn::ext::IdentExt;
use syn::parse::{ParseStream, Result};
use syn::{Ident, Token, token};

use super::keyword;

/// The word that follows, of Rust or not.
fn word(content: ParseStream<'_>) -> String {
    content.cursor().ident().map(|(word, _)| word.to_string()).unwrap_or_default()
}

/// Where a statement or the result should stand: `while depth > 0 { … }`, `const N: usize = 3;`, `println!("{x}");`, `h += x;`
pub(super) fn instead_of_statement(content: ParseStream<'_>) -> Result<()> {
    let word = word(content);
    if matches!(word.as_str(), "const" | "static" | "fn" | "use" | "struct" | "type") {
        return Err(content.error(format!("`{word}` stands before the `network!`, which may use what is there")));
    }
    if content.peek(Ident) && content.peek2(Token![!]) && !content.peek2(Token![!=]) {
        return Err(content.error(format!(
            "`{word}!` does not work in a network, whose values are known when it runs; `Net::summary()` shows their shapes"
        )));
    }
    let compound =
        [content.peek2(Token![+=]), content.peek2(Token![-=]), content.peek2(Token![*=]), content.peek2(Token![/=])];
    if let Some(sign) = compound.iter().position(|sign| *sign).and_then(|index| "+-*/".chars().nth(index)) {
        return Err(content.error(format!("a value is given anew by `=`, as in `{word} = {word} {sign} …;`")));
    }
    if word == "layer"
        && !(content.peek(keyword::layer) && content.peek2(Ident::peek_any))
        && !content.peek2(Token![->])
    {
        return Err(content.error("a layer is declared as `layer name = Dense(30);`"));
    }
    control(content)
}

/// `match`, `return` and their like.
fn control(content: ParseStream<'_>) -> Result<()> {
    let word = word(content);
    if !matches!(word.as_str(), "while" | "loop" | "match" | "return" | "break" | "continue") {
        return Ok(());
    }
    let message =
        format!("`{word}` is not part of the language; a network is made of `layer`, `let`, `for`, `if` and flows");
    Err(content.error(message))
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
        let message =
            "expected a layer such as `Dense(300)`, an activation such as `relu`, a network, or a declared layer";
        return Err(syn::Error::new(ident.span(), message));
    }
    Ok(())
}
