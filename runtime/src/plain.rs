//! Losses, metrics and callbacks without settings.

/// `Mse::new()` beside `Mse`: who makes an optimizer, or a metric with a threshold, with `new` need not know which have nothing to set.
macro_rules! plain {
    ($name:ident) => {
        impl $name {
            #[doc = concat!("`", stringify!($name), "`, which alone says the same: it has no settings.")]
            #[must_use]
            pub const fn new() -> Self {
                Self
            }
        }
    };
}
pub(crate) use plain;
