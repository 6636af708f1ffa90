//! How things are called in messages, and which name was probably meant.

use proc_macro2::{Span, TokenStream};
use syn::Ident;
use syn::ext::IdentExt;

/// "`a`, `b` and `c`".
pub(crate) fn list<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// A name as messages, tables and other names use it: `type` for `r#type`.
pub(crate) fn name(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// A name as an identifier, raw if it is a word of Rust.
pub(crate) fn identifier(name: &str, span: Span) -> Ident {
    if syn::parse_str::<Ident>(name).is_ok() { Ident::new(name, span) } else { Ident::new_raw(name, span) }
}

/// Tokens as one writes them: `0..depth`, `self.depth > 4`, `leaky_relu(0.1)`.
pub(crate) fn code(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for (printed, written) in [
        (" . ", "."),
        (" :: ", "::"),
        (" .. ", ".."),
        (" ..= ", "..="),
        (" , ", ", "),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
    ] {
        text = text.replace(printed, written);
    }
    for (printed, written) in [("< ", "<"), (" <", "<"), (" >", ">"), ("& ", "&"), ("! ", "!"), ("- ", "-")] {
        // Where a sign stands between two values, it keeps its blanks, and so does `&&`.
        let (all, sign) = (tokens.to_string(), printed.trim());
        if !all.contains(&format!(" {sign} ")) && !all.contains(&sign.repeat(2)) {
            text = text.replace(printed, written);
        }
    }
    text
}

/// Whether a name behind these two signs is a field, a method, or a part of a longer path: behind `.` and `::`, not behind `..`.
pub(crate) fn is_part([before, last]: [char; 2]) -> bool {
    last == '.' && before != '.' || last == ':' && before == ':'
}

/// "1 value", "2 values".
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// "; did you mean `Dense`?" for the nearest of the names, "" if none is near.
pub(crate) fn did_you_mean<S: AsRef<str>>(written: &str, names: impl IntoIterator<Item = S>) -> String {
    nearest(written, names).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

/// Whether a name is another one but for a letter, or for a few in a long one.
pub(crate) fn is_near(written: &str, name: &str) -> bool {
    strsim::damerau_levenshtein(written, name) <= 1.max(name.chars().count() / 3)
}

/// The name that was probably meant: the same in another case, or a few letters away.
fn nearest<S: AsRef<str>>(written: &str, names: impl IntoIterator<Item = S>) -> Option<String> {
    let plain = |name: &str| name.to_lowercase().replace('_', "");
    let distance = |name: &str| strsim::damerau_levenshtein(&plain(written), &plain(name));
    let near = names.into_iter().map(|name| (distance(name.as_ref()), name.as_ref().to_owned()));
    // Of equally near ones the first in the alphabet: the names come in no order.
    let (distance, name) = near.min()?;
    let allowed = match written.chars().count() {
        0..=2 => 0,
        length => (length / 3).max(1),
    };
    (distance <= allowed).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, list};

    #[test]
    fn the_nearest_name_is_near() {
        let names = ["Dense", "Dropout", "relu", "leaky_relu"];
        assert_eq!(did_you_mean("dense", names), "; did you mean `Dense`?");
        assert_eq!(did_you_mean("ReLU", names), "; did you mean `relu`?");
        assert_eq!(did_you_mean("LeakyReLU", names), "; did you mean `leaky_relu`?");
        assert_eq!(did_you_mean("Dens", names), "; did you mean `Dense`?");
        assert_eq!(did_you_mean("Conv2D", names), "");
        assert_eq!(did_you_mean("cell3", ["cell2", "cell1"]), "; did you mean `cell1`?");
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        assert_eq!(list(&["a"]), "`a`");
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
