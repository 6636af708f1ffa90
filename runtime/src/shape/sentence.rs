//! The words of a refused shape, put together while the compiler evaluates a constant.

use const_panic::{FmtArg, PanicVal, concat_panic};

use super::Sizes;

/// Enough for a sentence over a dozen values; what is beyond is left out.
const MOST_PARTS: usize = 160;

/// A message under construction in a `const fn`; [`refuse`](Self::refuse) ends compilation with it.
///
/// Lower case, the user's words in backticks, shapes in brackets, then "; " and the remedy, no full stop: see the checks
/// of the layers for examples.
#[derive(Clone, Copy)]
#[must_use]
pub struct Sentence<'a> {
    parts: [PanicVal<'a>; MOST_PARTS],
    used: usize,
}

impl<'a> Sentence<'a> {
    /// A sentence that begins with these words.
    pub const fn new(text: &'a str) -> Self {
        Self { parts: [PanicVal::EMPTY; MOST_PARTS], used: 0 }.text(text)
    }

    const fn part(mut self, part: PanicVal<'a>) -> Self {
        if self.used < MOST_PARTS {
            self.parts[self.used] = part;
            self.used += 1;
        }
        self
    }

    /// Words.
    pub const fn text(self, text: &'a str) -> Self {
        self.part(PanicVal::write_str(text))
    }

    /// A name that the user wrote or reads in the summary, in backticks.
    pub const fn name(self, name: &'a str) -> Self {
        self.text("`").text(name).text("`")
    }

    /// A number.
    pub const fn number(self, number: usize) -> Self {
        self.part(PanicVal::from_usize(number, FmtArg::DISPLAY))
    }

    /// A shape, such as `[28, 28]`.
    pub const fn sizes(self, sizes: Sizes) -> Self {
        let mut sentence = self.text("[");
        let mut axis = 0;
        while axis < sizes.rank() {
            if axis > 0 {
                sentence = sentence.text(", ");
            }
            sentence = sentence.number(sizes.axis(axis));
            axis += 1;
        }
        sentence.text("]")
    }

    /// Ends compilation with this sentence.
    ///
    /// # Panics
    ///
    /// Always: it is called while a constant is evaluated, where a panic is a compile-time error.
    #[track_caller]
    pub const fn refuse(self) -> ! {
        concat_panic(&[self.parts.split_at(self.used).0])
    }
}
