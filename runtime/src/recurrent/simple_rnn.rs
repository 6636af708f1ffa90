//! `SimpleRnn`: one layer, fed its own last output.

crate::network! {
    /// h′ = tanh(x · W + b + h · U), from h = 0, once for each row x.
    ///
    /// Used as a layer: `x -> SimpleRnn(32)`, or `SimpleRnn(32, return_sequences = true)` for the state after each row. Parameters:
    /// `kernel` `[features, units]` with `bias` `[units]`, `recurrent_kernel` `[units, units]`, which begins orthogonal. Source:
    /// Keras 3, `keras.layers.SimpleRNN` with its default activation.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Net(x: [5, 3]) -> [4] { x -> SimpleRnn(4) } }
    /// assert_eq!(Net::PARAMETERS, (3 + 4 + 1) * 4);
    /// ```
    pub SimpleRnn<const STEPS: usize, const FEATURES: usize, const UNITS: usize>(x: [STEPS, FEATURES])
        -> (last: [UNITS], sequence: [STEPS, UNITS])
    {
        layer kernel = Dense(UNITS);
        layer recurrent_kernel = Dense(UNITS, use_bias = false, kernel_initializer = orthogonal);

        let mut h: [UNITS] = 0.0;
        let sequence = for row in x {
            h = (row -> kernel) + (h -> recurrent_kernel) -> tanh;
            h
        };
        (h, sequence)
    }
}
