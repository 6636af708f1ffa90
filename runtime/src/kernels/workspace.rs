//! Memory that begins on a cache line, so that no register load straddles two.

use std::ops::{Deref, DerefMut};

use super::Element;

/// A vector of numbers whose first one lies at a multiple of 64 bytes; new numbers are zeros.
#[derive(Debug)]
pub(crate) struct Aligned<T> {
    storage: Vec<T>,
    start: usize,
    length: usize,
}

const LINE: usize = 64;

/// How far apart rows of so many numbers begin: whole registers of any instruction set, but no multiple of half a page, since many such rows would all
/// want the same few places of a cache.
pub(crate) fn apart<T>(count: usize) -> usize {
    const REGISTER: usize = 16;
    const CROWDED: usize = 2048;
    let apart = count.next_multiple_of(REGISTER);
    if (apart * size_of::<T>()).is_multiple_of(CROWDED) { apart + REGISTER } else { apart }
}

impl<T: Element> Aligned<T> {
    /// So many zeros.
    pub(crate) fn zeros(length: usize) -> Self {
        let spare = LINE / size_of::<T>();
        let storage = vec![T::default(); length + spare];
        // Where the address is not known (as under Miri), any start will do.
        let start = storage.as_ptr().align_offset(LINE).min(spare);
        Self { storage, start, length }
    }

    /// Makes room for at least so many numbers; what was there is lost if it must grow.
    pub(crate) fn reserve(&mut self, length: usize) {
        if self.length < length {
            *self = Self::zeros(length);
        }
    }

    /// Makes room for at least so many numbers and keeps what was there; grows by half at least, so that many small calls
    /// cost few copies.
    pub(crate) fn grow(&mut self, length: usize) {
        if self.length < length {
            let mut larger = Self::zeros(length.max(self.length + self.length / 2));
            larger[..self.length].copy_from_slice(self);
            *self = larger;
        }
    }
}

impl<T: Element> Default for Aligned<T> {
    fn default() -> Self {
        Self { storage: Vec::new(), start: 0, length: 0 }
    }
}

impl<T: Element> Clone for Aligned<T> {
    fn clone(&self) -> Self {
        let mut copy = Self::zeros(self.length);
        copy.copy_from_slice(self);
        copy
    }
}

impl<T> Deref for Aligned<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.storage[self.start..self.start + self.length]
    }
}

impl<T> DerefMut for Aligned<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.storage[self.start..self.start + self.length]
    }
}
