//! Whether all of many numbers are finite.

use super::vectorized;
use crate::scalar::Scalar;

/// How many numbers are looked at before anything is decided: enough for the compiler to use whole registers.
const BLOCK: usize = 256;

/// The index of the first number that is infinite or NaN.
pub(crate) fn first_not_finite<T: Scalar>(numbers: &[T]) -> Option<usize> {
    let block = vectorized::<T, _>(
        #[inline(always)]
        || numbers.chunks(BLOCK).position(|block| !block.iter().fold(true, |all, number| all & number.is_finite())),
    )?;
    let start = block * BLOCK;
    numbers[start..].iter().position(|number| !number.is_finite()).map(|place| start + place)
}

#[cfg(test)]
mod tests {
    use super::first_not_finite;

    #[test]
    fn the_first_of_several_is_found_wherever_it_lies() {
        let mut numbers = vec![1.0_f32; 1000];
        assert_eq!(first_not_finite(&numbers), None);
        for place in [999, 600, 256, 255, 0] {
            numbers[place] = if place % 2 == 0 { f32::NAN } else { f32::NEG_INFINITY };
            assert_eq!(first_not_finite(&numbers), Some(place));
        }
        assert_eq!(first_not_finite::<f64>(&[]), None);
    }
}
