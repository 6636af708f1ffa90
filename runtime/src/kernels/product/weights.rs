//! What the weights of a layer get from a batch: `X · dYᵀ` for the kernel, the sum of `dY` for the bias.
//!
//! Units are gone through in panels as wide as a tile. The gradient of a panel is transposed just before it is used, by the thread that uses it: it
//! lies in that core's first cache then.

use std::marker::PhantomData;
use std::ops::Range;

use super::super::threads;
use super::super::transpose::whole;
use super::share::{WIDEST, is_worth_sharing, run_shared};
use super::{Element, Factor, Finish, Product, checked};

/// Gradients of all weights, or what descends along them: a kernel of `inputs × units` numbers, and behind it a bias of `units` or nothing.
pub(crate) struct WeightGradient<'a, T> {
    pub(crate) inputs: usize,
    pub(crate) units: usize,
    /// How many samples count, and how far the features of a batch lie apart: as many, filled up.
    pub(crate) samples: usize,
    pub(crate) step: usize,
    /// The inputs of the layer, feature after feature.
    pub(crate) x: &'a [T],
    /// The gradient of what it gave before its activation, unit after unit.
    pub(crate) gradient: &'a [T],
    pub(crate) scale: T,
    pub(crate) adds: bool,
}

/// Rows of a panel that make a piece: four of the tallest tiles.
const HEIGHT: usize = 48;

impl<T: Element> WeightGradient<'_, T> {
    /// How much room it needs to work in: a panel for each thread.
    pub(crate) fn room(&self) -> usize {
        if self.is_transposed() { 0 } else { self.samples * WIDEST * self.threads() }
    }

    /// One unit, or one sample, is its own transpose.
    fn is_transposed(&self) -> bool {
        self.units == 1 || self.step == 1
    }

    fn threads(&self) -> usize {
        let multiplications = self.inputs * self.units * self.samples;
        if is_worth_sharing(multiplications, self.pieces()) { threads::crew_size() } else { 1 }
    }

    fn pieces(&self) -> usize {
        self.inputs.div_ceil(HEIGHT) * self.units.div_ceil(WIDEST)
    }

    fn columns(&self) -> Factor<'_, T> {
        Factor { numbers: self.x, row_step: self.step, column_step: 1 }
    }

    fn finish(&self) -> Finish<'_, T> {
        Finish { adds: self.adds, ..Finish::scaled(self.scale) }
    }

    /// Computes it.
    pub(crate) fn put(&self, room: &mut [T], weights: &mut [T]) {
        let Self { inputs, units, samples, step, gradient, .. } = *self;
        let (kernel, bias) = weights.split_at_mut(inputs * units);
        assert!(bias.is_empty() || bias.len() >= units, "too little room for a bias");
        let bias = (!bias.is_empty()).then_some(bias.as_mut_ptr());
        if self.is_transposed() {
            let (x, finish) = (&self.columns(), &self.finish());
            let product = checked((inputs, samples, units), x, (gradient, units), finish, (kernel, units));
            return run_shared(&Product { sums: bias, ..product });
        }
        assert!(self.x.len() >= inputs * step && gradient.len() >= units * step, "too few numbers in a batch");
        let (high, pieces) = (inputs.div_ceil(HEIGHT), self.pieces());
        let places = Places { kernel: kernel.as_mut_ptr(), bias };
        if self.threads() == 1 {
            return self.panels(high, 0..pieces, &places, &mut room[..samples * WIDEST]);
        }
        let rooms = Rooms { start: room.as_mut_ptr(), count: room.len() / (samples * WIDEST) };
        threads::share(pieces, &|thread, pieces| {
            // SAFETY: a thread has one room, and does one thing at a time.
            let room = unsafe { rooms.of(thread, samples * WIDEST) };
            self.panels(high, pieces, &places, room);
        });
    }

    /// Some pieces, of which so many are a panel; nobody else may work on them.
    fn panels(&self, high: usize, pieces: Range<usize>, places: &Places<T>, room: &mut [T]) {
        let mut piece = pieces.start;
        while piece < pieces.end {
            let below = (high - piece % high).min(pieces.end - piece);
            let first = piece / high * WIDEST;
            let (row, units) = (piece % high * HEIGHT, first..self.units.min(first + WIDEST));
            self.panel(row..self.inputs.min(row + below * HEIGHT), units, places, room);
            piece += below;
        }
    }

    /// The gradients of a few units: some rows of the kernel, and with the first of them the bias.
    fn panel(&self, rows: Range<usize>, units: Range<usize>, places: &Places<T>, room: &mut [T]) {
        let (samples, step, first, n) = (self.samples, self.step, units.start, units.len());
        let apart = n.next_multiple_of(WIDEST / 2);
        T::run_transpose(&whole((n, samples), (&self.gradient[first * step..], step), (&mut *room, apart)));
        let (finish, b, c_step) = (&self.finish(), &*room, self.units);
        let sums = places.bias.filter(|_| rows.start == 0).map(|bias| bias.wrapping_add(first));
        let a = &Factor { numbers: &self.x[rows.start * step..], ..self.columns() };
        let (m, k, c) = (rows.len(), samples, places.kernel.wrapping_add(rows.start * c_step + first));
        let (is_cut, goes_on, b_step, result) = (false, false, apart, PhantomData);
        T::run_product(&Product { m, k, n, a, b, b_step, finish, sums, is_cut, goes_on, c, c_step, result });
    }
}

/// Where threads write, each for its own pieces.
struct Places<T> {
    kernel: *mut T,
    bias: Option<*mut T>,
}

// SAFETY: pointers to numbers that may be sent; each thread goes to the places of its own pieces.
unsafe impl<T: Element> Sync for Places<T> {}

/// The rooms of all threads, one behind the other.
struct Rooms<T> {
    start: *mut T,
    count: usize,
}

// SAFETY: as above.
unsafe impl<T: Element> Sync for Rooms<T> {}

impl<T> Rooms<T> {
    /// The room of one thread.
    ///
    /// # Safety
    ///
    /// Only that thread may ask for it, and not while it has it.
    #[allow(clippy::mut_from_ref, reason = "each thread has its own")]
    unsafe fn of(&self, thread: usize, length: usize) -> &mut [T] {
        assert!(thread < self.count, "a thread has no room");
        // SAFETY: rooms lie one behind the other, and the caller vouches for the rest.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(thread * length), length) }
    }
}
