//! Why a layer refuses what flows in, as data: the words are put together only when they are said.

use super::{Sentence, Site, Sizes};

/// Enough for every sentence of the built-in layers; what is beyond is left out.
const MOST_PIECES: usize = 24;

/// Why a layer refuses what flows in; the message begins with the layer's name in backticks, then come these pieces.
///
/// Lower case, "; " and what to do at the end, no full stop: `` `repeat_vector` repeats one row of numbers, but `x` feeds it
/// [2, 3]; put `Flatten` before `repeat_vector` ``.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Refusal {
    pieces: [Piece; MOST_PIECES],
    used: usize,
}

#[derive(Clone, Copy, Debug)]
enum Piece {
    Text(&'static str),
    Number(usize),
    Sizes(Sizes),
    This,
    Giver(usize),
    Feeds(usize),
}

impl Refusal {
    /// These words.
    pub const fn new(text: &'static str) -> Self {
        Self { pieces: [Piece::Text(""); MOST_PIECES], used: 0 }.text(text)
    }

    /// That of a layer of one row of numbers. A matrix may be meant to be one row (an image's numbers) or many (words), and only its author knows.
    pub(crate) const fn wants_one_row(input: Sizes) -> Self {
        let refusal = Self::new("takes one row of numbers, but ").feeds(0).text("; put `Flatten` before ").this();
        if input.rank() == 2 {
            return refusal.text(", or give it each row: `for row in … { row -> … }`");
        }
        refusal
    }

    const fn piece(mut self, piece: Piece) -> Self {
        if self.used < MOST_PIECES {
            self.pieces[self.used] = piece;
            self.used += 1;
        }
        self
    }

    /// More words.
    pub const fn text(self, text: &'static str) -> Self {
        self.piece(Piece::Text(text))
    }

    /// A number.
    pub const fn number(self, number: usize) -> Self {
        self.piece(Piece::Number(number))
    }

    /// A shape, such as `[28, 28]`.
    pub const fn sizes(self, sizes: Sizes) -> Self {
        self.piece(Piece::Sizes(sizes))
    }

    /// The name of the layer's result, in backticks.
    pub const fn this(self) -> Self {
        self.piece(Piece::This)
    }

    /// The name of what feeds it, in backticks.
    pub const fn giver(self, input: usize) -> Self {
        self.piece(Piece::Giver(input))
    }

    /// `` `wide` feeds it [5] ``.
    pub const fn feeds(self, input: usize) -> Self {
        self.piece(Piece::Feeds(input))
    }

    /// Ends compilation with the sentence.
    #[track_caller]
    pub(crate) const fn say(&self, site: &Site) {
        let mut sentence = Sentence::new("").name(site.name).text(" ");
        let mut index = 0;
        while index < self.used {
            sentence = match self.pieces[index] {
                Piece::Text(text) => sentence.text(text),
                Piece::Number(number) => sentence.number(number),
                Piece::Sizes(sizes) => sentence.sizes(sizes),
                Piece::This => sentence.name(site.name),
                Piece::Giver(input) => sentence.name(site.inputs[input].name),
                Piece::Feeds(input) => sentence.feeds(&site.inputs[input]),
            };
            index += 1;
        }
        sentence.refuse()
    }

    /// The same while the program runs, where what flows in is right and has no name.
    pub(crate) fn words(&self, name: &str) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Number(number) => number.to_string(),
            Piece::Sizes(sizes) => sizes.to_string(),
            Piece::This => format!("`{name}`"),
            Piece::Giver(_) | Piece::Feeds(_) => "what flows in".to_owned(),
        };
        self.pieces[..self.used].iter().map(piece).collect()
    }
}
