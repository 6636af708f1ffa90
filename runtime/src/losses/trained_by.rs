//! Which losses can train which outputs.

use super::{Heads, Loss};
use crate::error::{Error, Result};
use crate::outputs::{Kind, Refused};
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Outputs of these kinds and shapes that the losses `L` can train: one loss, or a tuple with one for each output.
#[diagnostic::on_unimplemented(
    message = "`{L}` cannot train an output of `{Self}`",
    label = "give a loss such as `Mse` for each output; a categorical cross-entropy needs `softmax` at its end, a binary one `sigmoid`, with `.from_logits()` neither"
)]
pub trait TrainedBy<L, Shapes> {
    /// What the outputs are compared with.
    type Targets;

    /// Refuses settings and weights that cannot work.
    #[doc(hidden)]
    fn check(losses: &L) -> Result<()>;

    /// Adds up the losses of all outputs.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only the training loop calls it")]
    fn judge<T: Scalar>(losses: &L, heads: &mut Heads<'_, T>);
}

/// Refuses a loss that cannot work, and a weight that is negative or not finite.
fn check<K: Kind, L: Loss<K>>(loss: &L) -> Result<()> {
    let weight = loss.weight();
    if !(weight.is_finite() && weight >= 0.0) {
        return Err(Error::argument("weight", weight, "a loss's weight must be finite and not negative"));
    }
    loss.check()
}

#[diagnostic::do_not_recommend]
impl<K: Kind, L: Loss<K>, S: Shape> TrainedBy<L, S> for K {
    type Targets = L::Target<S>;

    fn check(losses: &L) -> Result<()> {
        check(losses)
    }

    #[allow(private_interfaces, reason = "only the training loop calls it")]
    fn judge<T: Scalar>(losses: &L, heads: &mut Heads<'_, T>) {
        heads.judge::<K, L>(0, losses);
    }
}

#[diagnostic::do_not_recommend]
impl<L, Shapes> TrainedBy<L, Shapes> for Refused {
    type Targets = Refused;

    fn check(_losses: &L) -> Result<()> {
        Ok(())
    }

    #[allow(private_interfaces, reason = "only the training loop calls it")]
    fn judge<T: Scalar>(_losses: &L, _heads: &mut Heads<'_, T>) {}
}

macro_rules! trained_by_tuples {
    ($($name:ident)+) => {
        trained_by_tuples!(@ [$($name)+] [$($name)+] [L0 L1 L2 L3 L4 L5 L6 L7 L8 L9 L10 L11] [S0 S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11] []);
    };
    (@ $all:tt [$kind:ident $($kinds:ident)*] [$loss:ident $($losses:ident)*] [$shape:ident $($shapes:ident)*] [$($done:tt)*]) => {
        trained_by_tuples!(@ $all [$($kinds)*] [$($losses)*] [$($shapes)*] [$($done)* ($kind $loss $shape)]);
    };
    (@ $all:tt [] $losses:tt $shapes:tt [$(($kind:ident $loss:ident $shape:ident))+]) => {
        #[diagnostic::do_not_recommend]
        impl<$($kind: Kind, $loss: Loss<$kind>, $shape: Shape),+> TrainedBy<($($loss,)+), ($($shape,)+)> for ($($kind,)+) {
            type Targets = ($($loss::Target<$shape>,)+);

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            fn check(losses: &($($loss,)+)) -> Result<()> {
                let ($($loss,)+) = losses;
                $(check::<$kind, $loss>($loss)?;)+
                Ok(())
            }

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            #[allow(private_interfaces, reason = "only the training loop calls it")]
            fn judge<Number: Scalar>(losses: &($($loss,)+), heads: &mut Heads<'_, Number>) {
                let ($($loss,)+) = losses;
                let mut index = 0..;
                $(heads.judge::<$kind, $loss>(index.next().unwrap_or_default(), $loss);)+
            }
        }

        // With a second implementation in sight the compiler does not guess the losses, but says what is missing.
        #[diagnostic::do_not_recommend]
        impl<$($kind: Kind,)+ Shapes> TrainedBy<Refused, Shapes> for ($($kind,)+) {
            type Targets = Refused;

            fn check(_losses: &Refused) -> Result<()> {
                Ok(())
            }

            #[allow(private_interfaces, reason = "only the training loop calls it")]
            fn judge<Number: Scalar>(_losses: &Refused, _heads: &mut Heads<'_, Number>) {}
        }
    };
}
crate::tuples::for_each_tuple!(trained_by_tuples);
