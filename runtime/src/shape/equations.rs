//! Which shapes must agree, and the words when they do not.
//!
//! Every function here is evaluated by the compiler in a constant that nothing depends on, so that one mistake is one error.

use super::{Sentence, Sizes};
use crate::layers::Rule;

/// One value that flows into a layer: what it is called, its shape, and what it was merged from.
#[derive(Clone, Copy, Debug)]
pub struct Feed {
    /// The name of the value, or of the layer that gives it.
    pub name: &'static str,
    /// Its shape.
    pub sizes: Sizes,
    /// The values it was put together from, where there were several.
    pub parts: &'static [(&'static str, Sizes)],
}

/// A place where a layer is applied, in the user's words.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// What the result is called.
    pub name: &'static str,
    /// What flows in.
    pub inputs: &'static [Feed],
}

impl<'a> Sentence<'a> {
    /// `` `wide` feeds it [5] ``, with the parts of a merged value behind it.
    pub const fn feeds(self, feed: &'a Feed) -> Self {
        let mut sentence = self.name(feed.name).text(" feeds it ").sizes(feed.sizes);
        if feed.parts.len() > 1 {
            let mut part = 0;
            while part < feed.parts.len() {
                sentence = sentence.text(if part == 0 { " (" } else { " + " });
                sentence = sentence.text(feed.parts[part].0).text(" ").sizes(feed.parts[part].1);
                part += 1;
            }
            sentence = sentence.text(")");
        }
        sentence
    }
}

/// Refuses a value whose shape is not the one declared for it (`subject`: "`h`", "the output `price`").
///
/// # Panics
///
/// While the compiler evaluates a constant, if the shapes differ.
#[track_caller]
pub const fn agree(subject: &str, declared: Sizes, giver: &str, given: Sizes) {
    if declared.equals(given) {
        return;
    }
    let sentence = Sentence::new(subject)
        .text(" is declared ")
        .sizes(declared)
        .text(" but ")
        .name(giver)
        .text(" gives ")
        .sizes(given);
    if declared.elements() == given.elements() {
        sentence.text("; put `Reshape(").sizes(declared).text(")` behind it").refuse()
    }
    sentence.text("; change one of the two").refuse()
}

/// Refuses a second use of a layer with weights on a shape that asks for other weights than its first.
///
/// # Panics
///
/// While the compiler evaluates a constant, if the weights differ.
#[track_caller]
pub const fn fed_the_same(layer: &str, (first, first_rule): (Sizes, Rule), giver: &str, (given, rule): (Sizes, Rule)) {
    if !first_rule.tensors.equals(&rule.tensors) {
        Sentence::new("")
            .name(layer)
            .text(" has weights for ")
            .sizes(first)
            .text(", as it is first fed, but ")
            .name(giver)
            .text(" feeds it ")
            .sizes(given)
            .text("; declare another layer for this shape")
            .refuse();
    }
}

/// Refuses to give a mutable value another shape than it had before the loop or branch (`inside`: "in the loop", "in the
/// branch").
///
/// # Panics
///
/// While the compiler evaluates a constant, if the shapes differ.
#[track_caller]
pub const fn keeps_its_shape(name: &str, before: Sizes, inside: &str, given: Sizes) {
    if !before.equals(given) {
        Sentence::new("")
            .name(name)
            .text(" is ")
            .sizes(before)
            .text(" before, but becomes ")
            .sizes(given)
            .text(" ")
            .text(inside)
            .text("; what is given anew there must keep its shape")
            .refuse();
    }
}

/// Refuses arms of a branch that give values of different shapes.
///
/// # Panics
///
/// While the compiler evaluates a constant, if the shapes differ.
#[track_caller]
pub const fn arms_agree(first: Sizes, other: Sizes) {
    if !first.equals(other) {
        Sentence::new("this arm gives ")
            .sizes(other)
            .text(", but the first one gives ")
            .sizes(first)
            .text("; both must give one shape")
            .refuse();
    }
}

/// Refuses a shape with an axis of size 0 (`subject`: "the input `image`").
///
/// # Panics
///
/// While the compiler evaluates a constant, if an axis is 0.
#[track_caller]
pub const fn has_a_size(subject: &str, sizes: Sizes) {
    let mut axis = 0;
    while axis < sizes.rank() {
        if sizes.axis(axis) == 0 {
            Sentence::new(subject)
                .text(" is ")
                .sizes(sizes)
                .text(", which holds no numbers; every size must be at least 1")
                .refuse();
        }
        axis += 1;
    }
}
