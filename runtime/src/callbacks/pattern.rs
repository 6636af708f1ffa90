//! Patterns of file names: `model-{epoch:02d}-{val_loss:.2f}.safetensors`, in Python's format language.

use super::Logs;
use crate::error::{Error, Result};

/// A file name with places for numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Number { name: String, format: Format },
}

/// `02d`, `.2f`, `8.3e`; all of it may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Format {
    zeros: bool,
    width: usize,
    precision: Option<usize>,
    kind: Option<char>,
}

impl Pattern {
    /// Reads a pattern; `{{` and `}}` are braces.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let wrong = |what: &str| Error::argument("path", text, what);
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(place) = rest.find(['{', '}']) {
            plain.push_str(&rest[..place]);
            let brace = &rest[place..=place];
            rest = &rest[place + 1..];
            if let Some(behind) = rest.strip_prefix(brace) {
                plain.push_str(brace);
                rest = behind;
                continue;
            }
            if brace == "}" {
                return Err(wrong("a `}` has no `{` in front of it; write `}}` for the sign itself"));
            }
            let Some(end) = rest.find('}') else {
                return Err(wrong("a `{` has no `}` behind it; write `{{` for the sign itself"));
            };
            let (name, format) = rest[..end].split_once(':').unwrap_or((&rest[..end], ""));
            let format = Format::parse(format).ok_or_else(|| {
                wrong("of Python's formats only such as `{epoch:02d}` and `{val_loss:.2f}` are known")
            })?;
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
            pieces.push(Piece::Number { name: name.to_owned(), format });
            rest = &rest[end + 1..];
        }
        plain.push_str(rest);
        pieces.push(Piece::Text(plain));
        Ok(Self { text: text.to_owned(), pieces })
    }

    /// Refuses names that are not known, with those that are.
    pub(super) fn check(&self, names: &[String], in_steps: bool) -> Result<()> {
        let own: &[&str] = if in_steps { &["epoch", "batch"] } else { &["epoch"] };
        let known: Vec<&str> = own.iter().copied().chain(names.iter().map(String::as_str)).collect();
        let unknown = self.pieces.iter().find_map(|piece| match piece {
            Piece::Number { name, .. } if !known.contains(&name.as_str()) => Some(name),
            _ => None,
        });
        let Some(name) = unknown else { return Ok(()) };
        let allowed = format!("`{{{name}}}` is none of {}", known.join(", "));
        Err(Error::argument("path", &self.text, &allowed))
    }

    /// The name of a file: epoch and batch from 1, and the numbers of the logs.
    pub(super) fn fill(&self, epoch: usize, batch: usize, logs: &Logs) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Number { name, format } => match name.as_str() {
                "epoch" => format.whole(epoch),
                "batch" => format.whole(batch),
                name => format.number(logs.get(name).unwrap_or(f64::NAN)),
            },
        });
        pieces.collect()
    }
}

impl Format {
    fn parse(text: &str) -> Option<Self> {
        let digits = |text: &str| text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
        let mut format = Self { zeros: text.starts_with('0'), ..Self::default() };
        let (width, rest) = text.split_at(digits(text));
        if !width.is_empty() {
            format.width = width.parse().ok().filter(|width| *width <= 64)?;
        }
        let mut rest = rest;
        if let Some(behind) = rest.strip_prefix('.') {
            let (precision, behind) = behind.split_at(digits(behind));
            format.precision = Some(precision.parse().ok().filter(|precision| *precision <= 64)?);
            rest = behind;
        }
        let mut letters = rest.chars();
        format.kind = letters.next();
        let known = format.kind.is_none_or(|kind| "dfe".contains(kind));
        (known && letters.next().is_none()).then_some(format)
    }

    /// A count; with a precision or `f` it is written as a number.
    fn whole(self, count: usize) -> String {
        if matches!(self.kind, Some('f' | 'e')) { self.number(count as f64) } else { self.padded(&count.to_string()) }
    }

    fn number(self, number: f64) -> String {
        let text = match (self.kind, self.precision) {
            (Some('d'), _) => format!("{number:.0}"),
            (Some('e'), precision) => exponential(number, precision.unwrap_or(6)),
            (Some(_), precision) => format!("{number:.*}", precision.unwrap_or(6)),
            (None, Some(precision)) => format!("{number:.precision$}"),
            (None, None) => number.to_string(),
        };
        // Python's word for what is no number.
        self.padded(if number.is_nan() { "nan" } else { &text })
    }

    fn padded(self, text: &str) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        if !self.zeros {
            return format!("{}{text}", " ".repeat(missing));
        }
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
        format!("{sign}{}{digits}", "0".repeat(missing))
    }
}

/// As Python writes it: `1.500000e-03`.
fn exponential(number: f64, precision: usize) -> String {
    let text = format!("{number:.precision$e}");
    let Some((digits, exponent)) = text.split_once('e') else { return text };
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{digits}e{sign}{exponent:0>2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_as_python_fills_them() {
        let logs: Logs = [("loss", 0.123_456), ("val_loss", -0.005)].into_iter().collect();
        let cases = [
            ("plain.safetensors", "plain.safetensors"),
            ("{epoch}-{batch}", "7-12"),
            ("{epoch:02d}-{val_loss:.2f}", "07--0.01"),
            ("{epoch:4d}|{loss:08.3f}|{loss:.2e}", "   7|0000.123|1.23e-01"),
            ("{{{epoch}}}", "{7}"),
            ("{loss}", "0.123456"),
        ];
        for (pattern, expected) in cases {
            assert_eq!(Pattern::parse(pattern).expect("a pattern").fill(7, 12, &logs), expected, "{pattern}");
        }
    }

    #[test]
    fn a_wrong_pattern_says_what_is_wrong() {
        for (pattern, words) in
            [("{epoch", "no `}` behind"), ("epoch}", "no `{` in front"), ("{epoch:>4}", "only such as")]
        {
            let message = Pattern::parse(pattern).expect_err("wrong").to_string();
            assert!(message.contains(words), "{message}");
        }
        let names = ["loss".to_owned()];
        let message = Pattern::parse("{val_loss}").expect("a pattern").check(&names, false).expect_err("unknown");
        assert_eq!(message.to_string(), "`path` is {val_loss}, but `{val_loss}` is none of epoch, loss");
    }
}
