//! The machine's peak, to compare with: multiplications and additions in registers alone.

use std::time::Instant;

use super::vector::Vector;
use super::{Element, Kernel};

struct Peak(usize);

impl<T: Element> Kernel<T> for Peak {
    type Output = (T, usize);

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) -> (T, usize) {
        const REGISTERS: usize = 12;
        let mut out = T::default();
        // SAFETY: registers alone, and one store of one number into a local.
        unsafe {
            // Hidden from the compiler, which would otherwise know the result.
            let factor = V::splat(std::hint::black_box(T::default()));
            let mut sums = [V::zero(); REGISTERS];
            for _ in 0..self.0 {
                for sum in &mut sums {
                    *sum = sum.times_plus(factor, factor);
                }
            }
            let sum = sums.into_iter().fold(V::zero(), |all, sum| all.times_plus(factor, sum));
            sum.store_first(&raw mut out, 1);
        }
        (out, self.0 * REGISTERS * V::LANES * 2)
    }
}

/// Operations a second of so many cores in `f32`, multiplications and additions counted apart, for a few milliseconds.
#[must_use]
pub fn peak(cores: usize) -> f64 {
    let one = || {
        let begin = Instant::now();
        let (out, operations) = f32::dispatch(Peak(2_000_000));
        std::hint::black_box(out);
        operations as f64 / begin.elapsed().as_secs_f64()
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(one)).collect();
        one() + others.into_iter().map(|other| other.join().unwrap_or(0.0)).sum::<f64>()
    })
}
