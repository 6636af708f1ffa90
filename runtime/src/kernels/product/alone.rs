//! The sums of the columns of `B`, which ride along with a tile: of a gradient they are what a bias gets.

use super::super::vector::Vector;
use super::terms::{Corner, Terms};

/// A register of sums for each register of columns, or without `SUMS` nothing. Each is one sum in the order of `k`, as those of a tile.
#[derive(Clone, Copy)]
pub(super) struct Alone<V, const VECTORS: usize, const SUMS: bool>([V; VECTORS]);

impl<V: Vector, const VECTORS: usize, const SUMS: bool> Alone<V, VECTORS, SUMS> {
    /// Nothing yet.
    ///
    /// # Safety
    ///
    /// The instruction set of `V` must be there.
    #[inline(always)]
    pub(super) unsafe fn begin() -> Self {
        // SAFETY: the caller vouches for the instructions.
        Self([unsafe { V::zero() }; VECTORS])
    }

    /// Adds a row.
    ///
    /// # Safety
    ///
    /// The instruction set of `V` must be there.
    #[inline(always)]
    pub(super) unsafe fn add(&mut self, row: [V; VECTORS]) {
        for (sum, row) in self.0.iter_mut().zip(row) {
            if SUMS {
                // SAFETY: the caller vouches for the instructions.
                *sum = unsafe { sum.plus(row) };
            }
        }
    }

    /// Stores them, scaled, or adds them to what is there.
    ///
    /// # Safety
    ///
    /// With `SUMS` there must be places for as many of them as there are lanes, and the instruction set of `V`.
    #[inline(always)]
    pub(super) unsafe fn finish(self, terms: &Terms<V::Element>, corner: Corner<V::Element>, lanes: [usize; VECTORS]) {
        for (vector, (sum, lanes)) in self.0.into_iter().zip(lanes).enumerate() {
            let to = corner.sums.wrapping_add(vector * V::LANES);
            if SUMS {
                // SAFETY: the caller vouches for the places and the instructions.
                unsafe {
                    let scale = V::splat(terms.scale);
                    let sum =
                        if terms.adds { sum.times_plus(scale, V::load_first(to, lanes)) } else { sum.times(scale) };
                    sum.store_first(to, lanes);
                }
            }
        }
    }
}
