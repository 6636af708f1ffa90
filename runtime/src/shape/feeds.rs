//! Traits that exist for the sentence the compiler says when they are missing.

use smallvec::{SmallVec, smallvec};

use super::{Described, Shape};

macro_rules! same {
    ($($name:ident [$($given:ident),+] [$($wanted:ident),+] $message:literal;)+) => {$(
        /// Two shapes that must agree whatever the generic sizes are; implemented where they do.
        #[diagnostic::on_unimplemented(message = $message, label = "these sizes are not the same for every instance")]
        pub trait $name<$(const $given: usize,)+ $(const $wanted: usize,)+ Witness = ()> {
            /// Names the bound in generated code.
            const HOLDS: () = ();
        }

        #[diagnostic::do_not_recommend]
        impl<$(const $given: usize),+> $name<$($given,)+ $($given),+> for () {}

        // With a second implementation in sight the compiler does not explain the first.
        #[diagnostic::do_not_recommend]
        impl<$(const $given: usize),+> $name<$($given,)+ $($given,)+ Unknown<()>> for () {}
    )+};
}

same! {
    Same1 [A] [X] "this gives [{A}], but [{X}] is wanted here";
    Same2 [A, B] [X, Y] "this gives [{A}, {B}], but [{X}, {Y}] is wanted here";
    Same3 [A, B, C] [X, Y, Z] "this gives [{A}, {B}, {C}], but [{X}, {Y}, {Z}] is wanted here";
}

/// What a network takes, fed by data of `Given`: implemented where both are the same.
#[diagnostic::on_unimplemented(
    message = "the network takes inputs of `{Self}`, but is given `{Given}`",
    label = "give one batch for each input, in order and of the declared shape"
)]
pub trait TakesInputs<Given> {}

#[diagnostic::do_not_recommend]
impl<S: Described> TakesInputs<S> for S {}

/// What the losses compare with, given data of `Given`: implemented where both are the same.
#[diagnostic::on_unimplemented(
    message = "the losses want targets of `{Self}`, but are given `{Given}`",
    label = "give one target for each output: a `Batch` of its shape, `Labels` of its class count, or `Indices` for a class in each row",
    note = "classes as numbers are `Labels`, for `SparseCategoricalCrossentropy`; as rows of 0 and 1, `labels.one_hot()`, they are a `Batch`, for `CategoricalCrossentropy`"
)]
pub trait TakesTargets<Given> {}

#[diagnostic::do_not_recommend]
impl<S: Described> TakesTargets<S> for S {}

/// Targets of a refused network are whatever is given.
#[diagnostic::do_not_recommend]
impl<Given> TakesTargets<Given> for crate::outputs::Refused {}

/// Never data: with a second implementation in sight the compiler does not guess what was given, but reports the mismatch
/// in the words above.
#[derive(Clone, Copy, Debug)]
pub struct Unknown<S>(std::marker::PhantomData<S>);

#[diagnostic::do_not_recommend]
impl<S: Described> TakesInputs<Unknown<S>> for S {}

#[diagnostic::do_not_recommend]
impl<S: Described> TakesTargets<Unknown<S>> for S {}

/// One shape or a tuple of shapes: what a network takes or gives.
pub trait Shapes: Described {
    /// Batches of these shapes, as a prediction returns them.
    type Batches<T: crate::Scalar>;

    /// Batches without samples.
    #[doc(hidden)]
    fn no_batches<T: crate::Scalar>() -> Self::Batches<T>;

    /// The numbers of each.
    #[doc(hidden)]
    fn vectors<T: crate::Scalar>(batches: &mut Self::Batches<T>) -> SmallVec<[&mut Vec<T>; 4]>;
}

impl<S: Shape> Shapes for S {
    type Batches<T: crate::Scalar> = crate::Batch<S, T>;

    fn no_batches<T: crate::Scalar>() -> Self::Batches<T> {
        crate::Batch::of(Vec::new())
    }

    fn vectors<T: crate::Scalar>(batch: &mut Self::Batches<T>) -> SmallVec<[&mut Vec<T>; 4]> {
        smallvec![batch.vector()]
    }
}

macro_rules! shapes_tuples {
    ($($name:ident)+) => {
        impl<$($name: Shape),+> Shapes for ($($name,)+) {
            type Batches<Number: crate::Scalar> = ($(crate::Batch<$name, Number>,)+);

            fn no_batches<Number: crate::Scalar>() -> Self::Batches<Number> {
                ($(crate::Batch::<$name, Number>::of(Vec::new()),)+)
            }

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            fn vectors<Number: crate::Scalar>(batches: &mut Self::Batches<Number>) -> SmallVec<[&mut Vec<Number>; 4]> {
                let ($($name,)+) = batches;
                smallvec![$($name.vector()),+]
            }
        }
    };
}
crate::tuples::for_each_tuple!(shapes_tuples);
