//! The words of the language that are not Rust's.

syn::custom_keyword!(layer);
