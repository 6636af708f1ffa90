//! The compiler behind neurotype's `network!`: five stages, each a plain data type and functions from the one before.
//!
//! | stage | folder | question |
//! | --- | --- | --- |
//! | 1 | `syntax` | what was written |
//! | 2 | `graph` | what it means, and what is refused |
//! | 3 | `shape` | what fits |
//! | 4 | `adjoint` | what runs |
//! | 5 | `emit` | what comes out |
//!
//! This crate is an implementation detail of `neurotype`, which documents the language.

mod adjoint;
mod diagnostics;
mod emit;
mod graph;
mod pipeline;
mod shape;
mod syntax;
mod wording;

/// Declares a network; see `neurotype::network!`, which calls this with the path of the runtime crate in front.
#[proc_macro]
pub fn network(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    pipeline::expand(tokens.into()).into()
}

#[cfg(test)]
mod tests;
