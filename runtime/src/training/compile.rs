//! `Compiled`: a network that knows how it is trained.

use std::ops::{Deref, DerefMut};

use super::evaluate::{Evaluation, evaluate};
use super::fit::Fit;
use super::gradient_check::{self, Fine};
use super::logs::names;
use super::step::{Memory, Workbench};
use super::{BATCH_SIZE, check_data, pass_flop, step_flop};
use crate::data::Reads;
use crate::error::Result;
use crate::kernels::{self, Aligned};
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::random::{Purpose, Random};
use crate::report::{Diagram, Summary};
use crate::shape::{TakesInputs, TakesTargets};

/// What samples are, for a model of a scalar.
pub(crate) type Given<'data, Number, X> = <Number as Reads<'data, X>>::Shapes;

/// The targets of a network under its losses.
pub(super) type Truths<N, L> = <<N as Network>::Kinds as TrainedBy<L, <N as Network>::Outputs>>::Targets;

/// A network with its optimizer, losses and metrics: what [`Network::compile`] gives. It dereferences to the network, whose
/// handles, parameters and predictions are at hand: `model.hidden1().weights()`. Functions and structs name it with the types that were given to `compile`:
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [4]) -> [3] { x -> Dense(8, relu) -> Dense(3, softmax) } }
///
/// fn build(learning_rate: f64) -> Compiled<Net, Adam, SparseCategoricalCrossentropy, Accuracy> {
///     Net::new(42).compile(Adam::new(learning_rate), SparseCategoricalCrossentropy, Accuracy)
/// }
/// assert_eq!(build(0.01).parameters().len(), 67);
/// ```
#[derive(Clone, Debug)]
pub struct Compiled<N: Network, O, L, M> {
    pub(super) network: N,
    pub(super) optimizer: O,
    pub(super) losses: L,
    pub(super) metrics: M,
    pub(super) memory: Memory<N::Scalar>,
    pub(super) shuffling: Random,
    pub(super) random: Random,
}

impl<N: Network, O, L, M> Deref for Compiled<N, O, L, M> {
    type Target = N;

    fn deref(&self) -> &N {
        &self.network
    }
}

impl<N: Network, O, L, M> DerefMut for Compiled<N, O, L, M> {
    fn deref_mut(&mut self) -> &mut N {
        &mut self.network
    }
}

impl<N: Network, O, L, M> Compiled<N, O, L, M> {
    /// The network without its training.
    #[doc(alias("into_model", "into_inner"))]
    #[must_use]
    pub fn into_network(self) -> N {
        self.network
    }

    /// [`Network::summary`], asked of a model as in Keras.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
    /// let model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
    /// assert_eq!(model.summary().to_string(), Line::summary().to_string());
    /// ```
    #[must_use]
    pub fn summary(&self) -> Summary {
        N::summary()
    }

    /// [`Network::diagram`], likewise.
    #[must_use]
    pub fn diagram(&self) -> Diagram {
        N::diagram()
    }
}

impl<N: Network, O, L, M> Compiled<N, O, L, M> {
    pub(crate) fn new(network: N, (optimizer, slots): (O, usize), losses: L, metrics: M) -> Self {
        let count = network.parameters().len();
        let slots = (0..slots).map(|_| Aligned::zeros(count)).collect();
        let seed = network.seed();
        Self {
            network,
            optimizer,
            losses,
            metrics,
            memory: Memory { slots, iteration: 0 },
            shuffling: Random::new(seed, Purpose::Shuffling),
            random: Random::new(seed, Purpose::Layers),
        }
    }
}

impl<N: Network, O: Optimizer, L, M> Compiled<N, O, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    /// A run of training over inputs and targets, to be set up and started with [`run`](Fit::run): one batch, or a tuple of
    /// batches for several inputs; one target, or a tuple for several outputs. What an earlier `fit` reached is where this
    /// one begins.
    #[rustfmt::skip]
    pub fn fit<'data, Number: Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X, Y>(&mut self, x: X, y: Y) -> Fit<'_, 'data, N, O, L, M>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        Fit::new(self, Number::parts(x), Number::parts(y))
    }

    /// The loss, and each output's loss and metrics, over some samples; nothing is changed.
    ///
    /// # Errors
    ///
    /// If there are no samples, inputs and targets are not as many, a number is not finite, or a loss's weight, a regularizer or a layer with the
    /// model's settings is not allowed.
    #[rustfmt::skip]
    pub fn evaluate<'data, Number: Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X, Y>(&self, x: X, y: Y) -> Result<Evaluation>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        let (x, y) = (Number::parts(x), Number::parts(y));
        let samples = check_data(N::GRAPH, "", &x, &y)?;
        N::Kinds::check(&self.losses)?;
        let mut workbench = Workbench::for_model(&self.network)?;
        let names = names(N::GRAPH, &N::Kinds::names(&self.metrics));
        let mut results = vec![0.0; names.len()];
        kernels::with_threads_for(pass_flop::<N>(samples), || {
            evaluate(self, &mut workbench, (&x, &y, &[]), (samples, BATCH_SIZE), &mut results);
        });
        Ok(Evaluation::new(names, results))
    }

    /// The gradients of the loss of one batch with respect to all parameters, in the order of
    /// [`Network::parameters`]: for checks and for optimizers of one's own. Layers such as `Dropout` act as in a prediction.
    ///
    /// # Errors
    ///
    /// As [`evaluate`](Self::evaluate).
    #[rustfmt::skip]
    pub fn gradients<'data, Number: Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X, Y>(&mut self, x: X, y: Y) -> Result<Vec<N::Scalar>>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        let (x, y) = (Number::parts(x), Number::parts(y));
        let samples: Vec<usize> = (0..check_data(N::GRAPH, "", &x, &y)?).collect();
        N::Kinds::check(&self.losses)?;
        let mut workbench = Workbench::for_model(&self.network)?;
        kernels::with_threads_for(step_flop::<N>(samples.len()), || {
            workbench.load_inputs::<N>(&x, &samples);
            workbench.load_targets(&y, &samples);
            workbench.forward(&self.network, false, &mut self.random);
            workbench.judge(&self.network, true, |heads| N::Kinds::judge(&self.losses, heads));
            Ok(workbench.gradients_of(&mut self.network, false).to_vec())
        })
    }

    /// Compares the [`gradients`](Self::gradients) of all parameters with central differences of the loss: for layers and losses of one's
    /// own. Layers such as `Dropout` act as in a prediction.
    ///
    /// Each gradient must agree to 10⁻⁶ relative, or to 10⁻⁸ of the largest gradient where it is small, so the model must be one of
    /// `f64`: `Net::<f64>::new(42)`. What has no derivative at the place (`relu` at 0) does not agree. It evaluates the loss twice for
    /// each parameter, so take a small network and few samples.
    ///
    /// # Errors
    ///
    /// [`Error::GradientsDiffer`](crate::Error::GradientsDiffer) for the first parameter that does not agree, by its path; and as
    /// [`evaluate`](Self::evaluate).
    #[rustfmt::skip]
    pub fn check_gradients<'data, Number: Fine + Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X: Copy, Y: Copy>(&mut self, x: X, y: Y) -> Result<()>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        let gradients = self.gradients(x, y)?;
        let (x, y) = (Number::parts(x), Number::parts(y));
        gradient_check::check_gradients(self, &gradients, (&x, &y))
    }
}
