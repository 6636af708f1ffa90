//! Bytes as numbers.

use super::vectorized;
use crate::scalar::Scalar;

/// `to ← scale · from`, number by number, rounded once: with a scale of 1/255 the bits of a division by 255.
pub(crate) fn scale_bytes<T: Scalar>(from: &[u8], scale: f64, to: &mut [T]) {
    vectorized::<T, _>(
        #[inline(always)]
        || {
            for (number, byte) in to.iter_mut().zip(from) {
                *number = T::from_f64(f64::from(*byte) * scale);
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::scale_bytes;

    #[test]
    fn the_scale_of_pixels_has_the_bits_of_a_division() {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut numbers = [0.0_f32; 256];
        scale_bytes(&bytes, 1.0 / 255.0, &mut numbers);
        assert!(bytes.iter().zip(numbers).all(|(byte, number)| number == f32::from(*byte) / 255.0));
    }
}
