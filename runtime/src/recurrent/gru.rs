//! `Gru`: a state, and two gates that say how much of it is kept.

crate::network! {
    /// Gated recurrent units. From h = 0, for each row x, with σ the sigmoid:
    ///
    /// ```text
    /// z  = σ(x · W_z + b_z + h · U_z + c_z)
    /// r  = σ(x · W_r + b_r + h · U_r + c_r)
    /// h̃  = tanh(x · W_h + b_h + r ⊙ (h · U_h + c_h))
    /// h′ = z ⊙ h + (1 − z) ⊙ h̃
    /// ```
    ///
    /// Used as a layer: `x -> Gru(32)`, or `Gru(32, return_sequences = true)` for the state after each row. Parameters: `kernel`
    /// `[features, 3 · units]` with `bias` `[3 · units]`, `recurrent_kernel` `[units, 3 · units]`, which begins orthogonal, with a
    /// `bias` of its own; in each the gates stand in the order z, r, h. Source: Keras 3, `keras.layers.GRU` with its defaults
    /// (`reset_after = True`); Cho et al., 2014.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Net(x: [5, 3]) -> [5, 4] { x -> Gru(4, return_sequences = true) } }
    /// assert_eq!(Net::PARAMETERS, (3 + 4 + 2) * 12);
    /// ```
    pub Gru<const STEPS: usize, const FEATURES: usize, const UNITS: usize>(x: [STEPS, FEATURES])
        -> (last: [UNITS], sequence: [STEPS, UNITS])
    {
        layer kernel = Dense(3 * UNITS);
        layer recurrent_kernel = Dense(3 * UNITS, kernel_initializer = orthogonal);

        let mut h: [UNITS] = 0.0;
        let sequence = for row in x {
            let a = row -> kernel;
            let b = h -> recurrent_kernel;
            let z = a[..UNITS] + b[..UNITS] -> sigmoid;
            let r = a[UNITS..2 * UNITS] + b[UNITS..2 * UNITS] -> sigmoid;
            let candidate = a[2 * UNITS..] + r * b[2 * UNITS..] -> tanh;
            h = z * h + (1.0 - z) * candidate;
            h
        };
        (h, sequence)
    }
}
