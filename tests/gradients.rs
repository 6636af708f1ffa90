//! Every gradient against central differences, in double precision.
//!
//! With a step of 10⁻⁶ the differences themselves are good to about 10⁻⁹ of the loss; a relative error of 10⁻⁶ is asked for.
//! Data and weights are random, so that no number lies on a kink.

mod gradients {
    pub(crate) mod check;

    mod activations;
    mod layers;
    mod losses;
    mod networks;
    mod places;
    mod structure;
}
