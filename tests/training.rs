//! Whole trainings: compared with a slow one written out here, repeated to the bit, and gone on with.

mod training {
    mod activations_keras;
    mod alongside;
    mod bits;
    mod defaults_keras;
    mod diverged;
    mod freezing;
    mod hyperband;
    mod keras;
    mod layers_keras;
    mod learning;
    mod losses_keras;
    mod metrics_keras;
    mod optimizers;
    mod optimizers_keras;
    mod plans;
    mod reference;
    mod rows;
    mod rows_keras;
    mod schedules;
    mod search;
    mod trainings_keras;
    mod weights_keras;
}
