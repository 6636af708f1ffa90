//! The collector of errors: every stage reports and goes on; in the end somebody must look.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use proc_macro2::{Span, TokenStream};

/// Errors in the order of the source. Dropping it unseen is a bug of ours, and panics in our own tests.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    errors: RefCell<Vec<syn::Error>>,
    seen: Cell<bool>,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self { errors: RefCell::default(), seen: Cell::new(false) }
    }

    /// Reports a mistake at the place of a token.
    pub(crate) fn report(&self, span: Span, message: impl Display) {
        self.errors.borrow_mut().push(syn::Error::new(span, message));
    }

    /// Reports what the parser could not go past.
    pub(crate) fn give_up(&self, error: syn::Error) {
        self.errors.borrow_mut().push(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.borrow().is_empty()
    }

    /// All errors, each a `compile_error!`.
    pub(crate) fn into_tokens(self) -> Vec<TokenStream> {
        self.seen.set(true);
        let mut errors = self.errors.take();
        errors.sort_by_key(|error| {
            let start = error.span().start();
            (start.line, start.column)
        });
        errors.into_iter().flatten().map(syn::Error::into_compile_error).collect()
    }

    /// Says that there are no errors.
    pub(crate) fn none(&self) {
        debug_assert!(self.is_empty(), "errors behind the gate");
        self.seen.set(true);
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        assert!(!cfg!(test) || self.seen.get() || std::thread::panicking(), "nobody looked at the errors");
    }
}
