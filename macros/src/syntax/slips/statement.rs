//! Slips at the `=` and the end of a statement.

use proc_macro2::Span;
use syn::parse::{ParseStream, Result};
use syn::{Ident, Token, token};

use super::foreign;
use crate::diagnostics::Diagnostics;
use crate::syntax::{Flow, Names, calls, lines, misplaced};

/// `for … { … };`: understood without it.
pub(in crate::syntax) fn semicolon_behind_block(content: ParseStream<'_>, errors: &Diagnostics) -> Result<()> {
    if let Some(sign) = content.parse::<Option<Token![;]>>()? {
        errors.report(sign.span, "a loop or a branch ends with its brace; leave out the `;` behind it");
    }
    Ok(())
}

/// `for row in x { …; h } h -> Dense(1)`: a result that goes nowhere. Gives whether something follows that cannot belong to
/// it.
pub(in crate::syntax) fn result_without_use(content: ParseStream<'_>, result: &Flow, errors: &Diagnostics) -> bool {
    let goes_on = content.is_empty() || content.peek(Token![->]) || content.peek(Token![;]) || content.peek(Token![,]);
    if !goes_on {
        errors.report(result.span(), "what is given here is not used; bind it with `let all = … { … };`");
    }
    !goes_on
}

/// The `=` of a statement.
pub(in crate::syntax) fn equals(content: ParseStream<'_>, word: &str, names: &Names) -> Result<()> {
    if content.parse::<Option<Token![=]>>()?.is_some() {
        return Ok(());
    }
    if content.peek(Token![,]) {
        return Err(content.error("several names stand in parentheses, as in `let (a, b) = …`"));
    }
    let example = if word == "let" { "x -> Dense(30)" } else { "Dense(30)" };
    let (name, span) = match names {
        Names::One(name) => (name.to_string(), name.span()),
        Names::Several(_, span) => ("(a, b)".to_owned(), *span),
    };
    Err(syn::Error::new(span, format!("a `=` is missing; write `{word} {name} = {example};`")))
}

/// `layer h = x -> Dense(30);`
pub(in crate::syntax) fn flow_in_layer(content: ParseStream<'_>, name: &Ident) -> Result<()> {
    if content.peek(Token![->]) {
        let message = format!("`layer` names one layer, not a flow; write `let {name} = …` for what flows");
        return Err(syn::Error::new(name.span(), message));
    }
    Ok(())
}

/// `let shared = Dense(30);`, understood as `layer`: gives the name.
pub(in crate::syntax) fn layer_in_let(content: ParseStream<'_>, names: &Names, errors: &Diagnostics) -> Option<Ident> {
    let Names::One(name) = names else { return None };
    let layer = calls::lone_layer(content)?;
    let message = format!(
        "`{layer}(…)` is a layer; one that is applied later, once or often, is declared with `layer` in place of `let`"
    );
    errors.report(layer.span(), message);
    Some(name.clone())
}

/// The `;` of a statement; missing, it is understood.
pub(in crate::syntax) fn semicolon(content: ParseStream<'_>, last: Span, errors: &Diagnostics) -> Result<()> {
    if content.parse::<Option<Token![;]>>()?.is_some() {
        return Ok(());
    }
    if content.peek(Ident) && !lines::begins_line(content) {
        return Err(syn::Error::new(last, "a `->` or `;` is missing behind this"));
    }
    if content.is_empty() || begins_another(content) {
        errors.report(last, "a `;` is missing at the end of this statement");
        return Ok(());
    }
    foreign(content)?;
    Err(content.error("expected `->` and another layer, or `;`"))
}

/// Whether a word or, in a line of their own, parentheses begin another statement or flow.
fn begins_another(content: ParseStream<'_>) -> bool {
    let words = [content.peek(Ident), content.peek(Token![let]), content.peek(Token![for]), content.peek(Token![if])];
    words.contains(&true) || content.peek(token::Paren) && lines::begins_line(content)
}

/// What follows a flow that is no statement: the end.
pub(in crate::syntax) fn end_of_result(content: ParseStream<'_>, flow: &Flow, errors: &Diagnostics) -> Result<()> {
    if content.is_empty() {
        return Ok(());
    }
    if begins_another(content) {
        return Err(syn::Error::new(flow.span(), "a `->` or `;` is missing behind this"));
    }
    foreign(content)?;
    if content.peek(Token![=]) {
        let message = "a value is bound with `let`, as in `let h = x -> Dense(30);`";
        return Err(syn::Error::new(flow.span(), message));
    }
    misplaced::name_behind_layer(content)?;
    if content.peek(Token![:]) {
        let message = if content.peek(Token![::]) {
            "a flow begins with a value, by its name; what has a path stands behind it, as in `x -> my::Gain(1.0)`"
        } else if !flow.stages.is_empty() {
            "a layer gets its name where it is declared, as in `layer hidden = Dense(30);`"
        } else if content.peek2(token::Bracket) {
            "a value is bound with `let`, as in `let h: [30] = x -> Dense(30);`"
        } else {
            "a setting stands in the head, behind the inputs, as in `Net(x: [8], depth: usize = 3)`"
        };
        return Err(syn::Error::new(flow.span(), message));
    }
    if content.parse::<Option<Token![;]>>()?.is_some() {
        let message = if content.is_empty() {
            "the last flow gives the outputs; leave out the `;` behind it"
        } else {
            "what this flow gives is not used; bind it with `let name = …;`"
        };
        errors.report(flow.span(), message);
        return Ok(());
    }
    if content.peek(Token![,]) {
        return Err(content.error("several outputs stand in parentheses, as in `(price, aux)`"));
    }
    Err(content.error("expected `->` and another layer, or the end of the network"))
}
