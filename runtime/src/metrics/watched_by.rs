//! Which metrics can watch which outputs.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Metric;
use crate::losses::Heads;
use crate::outputs::{Kind, Refused};
use crate::scalar::Scalar;
use crate::shape::Described;

/// Outputs of these kinds, with these targets, that the metrics `M` can watch: for each output one metric, `()` for none, or a tuple of
/// several; of several outputs a tuple of these.
#[diagnostic::on_unimplemented(
    message = "`{M}` cannot watch an output of `{Self}` against targets of `{Targets}`",
    label = "give `()` for no metrics, else one such as `Mae`, or a tuple of them, for each output; `Accuracy` wants an output that ends in `softmax` or `sigmoid`, `Precision` and `Recall` one in `sigmoid`"
)]
pub trait WatchedBy<M, Targets> {
    /// What the metrics remember over an epoch.
    type States: Default + Clone + Send + Serialize + DeserializeOwned;

    /// The name of each metric, with the output that it watches.
    #[doc(hidden)]
    fn names(metrics: &M) -> Vec<(usize, &'static str)>;

    /// Takes a batch into account.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only the training loop calls it")]
    fn update<T: Scalar>(metrics: &M, states: &mut Self::States, heads: &Heads<'_, T>);

    /// Writes the numbers so far, in the order of the names.
    #[doc(hidden)]
    fn results(metrics: &M, states: &Self::States, results: &mut dyn Iterator<Item = &mut f64>);
}

#[diagnostic::do_not_recommend]
impl<K: Kind, Target: Described, M: Metric<K, Target>> WatchedBy<M, Target> for K {
    type States = M::State;

    fn names(metrics: &M) -> Vec<(usize, &'static str)> {
        named(metrics, 0)
    }

    #[allow(private_interfaces, reason = "only the training loop calls it")]
    fn update<T: Scalar>(metrics: &M, states: &mut M::State, heads: &Heads<'_, T>) {
        metrics.update(states, &heads.head(0));
    }

    fn results(metrics: &M, states: &M::State, results: &mut dyn Iterator<Item = &mut f64>) {
        metrics.results(states, results);
    }
}

/// The names of the metrics of an output.
fn named<K: Kind, Target: Described, M: Metric<K, Target>>(metrics: &M, output: usize) -> Vec<(usize, &'static str)> {
    let mut names = Vec::new();
    metrics.names(&mut names);
    names.into_iter().map(|name| (output, name)).collect()
}

#[diagnostic::do_not_recommend]
impl<M, Targets> WatchedBy<M, Targets> for Refused {
    type States = ();

    fn names(_metrics: &M) -> Vec<(usize, &'static str)> {
        Vec::new()
    }

    #[allow(private_interfaces, reason = "only the training loop calls it")]
    fn update<T: Scalar>(_metrics: &M, _states: &mut (), _heads: &Heads<'_, T>) {}

    fn results(_metrics: &M, _states: &(), _results: &mut dyn Iterator<Item = &mut f64>) {}
}

macro_rules! watched_by_tuples {
    ($($name:ident)+) => {
        watched_by_tuples!(@ [$($name)+] [M0 M1 M2 M3 M4 M5 M6 M7 M8 M9 M10 M11] [T0 T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11] []);
    };
    (@ [$kind:ident $($kinds:ident)*] [$metric:ident $($metrics:ident)*] [$target:ident $($targets:ident)*] [$($done:tt)*]) => {
        watched_by_tuples!(@ [$($kinds)*] [$($metrics)*] [$($targets)*] [$($done)* ($kind $metric $target)]);
    };
    (@ [] $metrics:tt $targets:tt [$(($kind:ident $metric:ident $target:ident))+]) => {
        #[diagnostic::do_not_recommend]
        impl<$($kind: Kind, $target: Described, $metric: Metric<$kind, $target>),+>
            WatchedBy<($($metric,)+), ($($target,)+)> for ($($kind,)+)
        {
            type States = ($($metric::State,)+);

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            fn names(metrics: &($($metric,)+)) -> Vec<(usize, &'static str)> {
                let ($($metric,)+) = metrics;
                let mut output = 0..;
                let mut names = Vec::new();
                $(names.extend(named($metric, output.next().unwrap_or_default()));)+
                names
            }

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            #[allow(private_interfaces, reason = "only the training loop calls it")]
            fn update<Number: Scalar>(metrics: &($($metric,)+), states: &mut Self::States, heads: &Heads<'_, Number>) {
                let ($($metric,)+) = metrics;
                let ($($target,)+) = states;
                let mut index = 0..;
                $($metric.update($target, &heads.head(index.next().unwrap_or_default()));)+
            }

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            fn results(metrics: &($($metric,)+), states: &Self::States, results: &mut dyn Iterator<Item = &mut f64>) {
                let ($($metric,)+) = metrics;
                let ($($target,)+) = states;
                $($metric.results($target, results);)+
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($kind: Kind, $target: Described),+> WatchedBy<(), ($($target,)+)> for ($($kind,)+) {
            type States = ();

            fn names(_metrics: &()) -> Vec<(usize, &'static str)> {
                Vec::new()
            }

            #[allow(private_interfaces, reason = "only the training loop calls it")]
            fn update<Number: Scalar>(_metrics: &(), _states: &mut (), _heads: &Heads<'_, Number>) {}

            fn results(_metrics: &(), _states: &(), _results: &mut dyn Iterator<Item = &mut f64>) {}
        }
    };
}
crate::tuples::for_each_tuple!(watched_by_tuples);
