//! Callbacks: what they do, to the epoch and to the number as Keras does; what they write; how interrupted runs go on.

mod callbacks {
    mod crashes;
    mod files;
    mod hooks;
    mod keras;
    mod resumption;
    #[cfg(unix)]
    mod signals;
}
