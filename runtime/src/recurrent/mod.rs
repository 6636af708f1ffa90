//! Recurrent networks, written in the language itself: each file is a [`network!`](crate::network!) that goes through the rows of its
//! input.
//!
//! They are used as layers, and take the sizes of what flows in: `x -> Gru(32)` gives the last state,
//! `x -> Gru(32, return_sequences = true)` the state after each row. A bidirectional network is a composition:
//!
//! ```
//! use neurotype::prelude::*;
//!
//! network! {
//!     pub Both(x: [28, 28]) -> [10] {
//!         let forwards = x -> Gru(16);
//!         let backwards = x -> Reverse -> Gru(16);
//!         (forwards, backwards) -> Concat -> Dense(10, softmax)
//!     }
//! }
//! assert_eq!(Both::new(1).gru().recurrent_kernel().weights().shape(), (48, 16));
//! ```
//!
//! In a network that is generic over sizes, the rows and columns of what flows in must be single parameters or constants, since stable Rust
//! has no arithmetic with parameters in types; where they are computed, declare them: `let rows: [STEPS, WIDTH] = …;`.

mod gru;
mod lstm;
mod simple_rnn;

pub use gru::{Gru, GruTargets};
pub use lstm::{Lstm, LstmTargets};
pub use simple_rnn::{SimpleRnn, SimpleRnnTargets};
