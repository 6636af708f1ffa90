//! What Python reads by brackets, for the sentence that the compiler says to who writes them here. They do not work, since a sample or a name that is not
//! there would be a panic; what is there instead says so.

use std::ops::Index;

use crate::data::readers::Table;
use crate::data::{Batch, Bytes, Indices, Labels};
use crate::training::{Evaluation, History, Logs};

macro_rules! not_by_brackets {
    ($($missing:ident [$($generics:tt)*] $read:ty => $output:ty: $message:literal, $label:literal;)+) => {
        $(
            /// Nothing implements it.
            #[diagnostic::on_unimplemented(message = $message, label = $label)]
            pub trait $missing {
                fn never(self) -> !;
            }

            #[doc(hidden)]
            impl<Subscript: $missing, $($generics)*> Index<Subscript> for $read {
                type Output = $output;

                fn index(&self, subscript: Subscript) -> &$output {
                    subscript.never()
                }
            }
        )+
    };
}

not_by_brackets! {
    BatchSubscript [S, T] Batch<S, T> => Vec<T>:
        "a batch is not read by `[…]`",
        "one sample is `.sample(0)`, some are `.slice(0..3)` or `.select(&[0, 2])?`, all numbers `.as_slice()`";
    BytesSubscript [S] Bytes<S> => Vec<u8>:
        "bytes are not read by `[…]`",
        "some samples are `.slice(0..3)` or `.select(&[0, 2])?`";
    IndicesSubscript [const N: usize, const VOCABULARY: usize] Indices<N, VOCABULARY> => Vec<u32>:
        "indices are not read by `[…]`",
        "one sample is `.sample(0)`, some are `.slice(0..3)` or `.select(&[0, 2])?`, all numbers `.as_slice()`";
    LabelsSubscript [const CLASSES: usize] Labels<CLASSES> => usize:
        "labels are not read by `[…]`",
        "one is `.get(0)`, some are `.slice(0..3)` or `.select(&[0, 2])?`, all `.iter()`";
    HistorySubscript [] History => Vec<f64>:
        "a history is not read by `[…]`",
        "one number, epoch by epoch, is `.get(\"val_loss\")`, that of the last epoch `.last(\"val_loss\")`; `.names()` lists them";
    EvaluationSubscript [] Evaluation => f64:
        "an evaluation is not read by `[…]`",
        "the loss is `.loss()`, a metric `.get(\"accuracy\")`";
    LogsSubscript [] Logs => f64:
        "logs are not read by `[…]`",
        "a number is `.get(\"val_loss\")`, and put there with `.set(\"lr\", 0.1)`";
    TableSubscript [] Table => Vec<f64>:
        "a table is not read by `[…]`",
        "columns are `.columns([\"age\", \"rooms\"])?`, classes `.labels(\"species\")?`, of words `.categories(\"town\", [\"Oslo\", \"Rome\"])?`";
}
