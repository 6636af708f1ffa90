//! `Lstm`: a cell that keeps, and gates that write, forget and read.

crate::network! {
    /// Long short-term memory. From h = 0 and c = 0, for each row x, with σ the sigmoid:
    ///
    /// ```text
    /// i  = σ(x · W_i + b_i + h · U_i)
    /// f  = σ(x · W_f + b_f + h · U_f)
    /// c̃  = tanh(x · W_c + b_c + h · U_c)
    /// o  = σ(x · W_o + b_o + h · U_o)
    /// c′ = f ⊙ c + i ⊙ c̃
    /// h′ = o ⊙ tanh(c′)
    /// ```
    ///
    /// Used as a layer: `x -> Lstm(32)`, or `Lstm(32, return_sequences = true)` for the state after each row. Parameters: `kernel`
    /// `[features, 4 · units]` with `bias` `[4 · units]`, 1 for the forget gate at first, and `recurrent_kernel`
    /// `[units, 4 · units]`, which begins orthogonal; in each the gates stand in the order i, f, c, o. Source: Keras 3,
    /// `keras.layers.LSTM` with its defaults; Hochreiter and Schmidhuber, 1997.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Net(x: [5, 3]) -> [4] { x -> Lstm(4) } }
    /// assert_eq!(Net::PARAMETERS, (3 + 4 + 1) * 16);
    /// ```
    pub Lstm<const STEPS: usize, const FEATURES: usize, const UNITS: usize>(x: [STEPS, FEATURES])
        -> (last: [UNITS], sequence: [STEPS, UNITS])
    {
        layer kernel = Dense(4 * UNITS, bias_initializer = unit_forget);
        layer recurrent_kernel = Dense(4 * UNITS, use_bias = false, kernel_initializer = orthogonal);

        let mut h: [UNITS] = 0.0;
        let mut c: [UNITS] = 0.0;
        let sequence = for row in x {
            let gates = (row -> kernel) + (h -> recurrent_kernel);
            let i = gates[..UNITS] -> sigmoid;
            let f = gates[UNITS..2 * UNITS] -> sigmoid;
            let candidate = gates[2 * UNITS..3 * UNITS] -> tanh;
            let o = gates[3 * UNITS..] -> sigmoid;
            c = f * c + i * candidate;
            h = o * (c -> tanh);
            h
        };
        (h, sequence)
    }
}
