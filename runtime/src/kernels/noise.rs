//! Numbers for the tests of kernels: as good as random, and the same every time.

pub(super) fn noise<T: crate::Scalar>(count: usize, seed: usize) -> Vec<T> {
    (0..count).map(|index| T::from_f64(((index * 31 + seed) as f64 * 0.7).sin())).collect()
}
