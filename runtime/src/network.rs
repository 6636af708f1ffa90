//! The trait that [`network!`](crate::network!) implements.

use std::path::Path;

use crate::classes::{Chooses, Classifies};
use crate::data::Reads;
use crate::error::Result;
use crate::graph::Graph;
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::optimizers::SteppedBy;
use crate::outputs::KindAt;
use crate::parameters::{Part, PartMut};
use crate::pass::{BackwardPass, ForwardPass};
use crate::random::Random;
use crate::report::{Diagram, Summary};
use crate::scalar::Scalar;
use crate::settings::{Set, Settings};
use crate::shape::{Described, Shapes, TakesInputs};
use crate::storage;
use crate::training::{Compiled, Given, predict};
use crate::tuning::Tuning;

/// A network: its parameters in one flat vector, and the code that [`network!`](crate::network!) wrote for it.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! {
///     /// Classifies 28×28 grey images.
///     pub Classifier(image: [28, 28]) -> [10] {
///         image -> Flatten -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax)
///     }
/// }
/// const _: () = assert!(Classifier::PARAMETERS <= 400_000); // a budget that the compiler keeps
///
/// let model = Classifier::new(42);
/// assert_eq!(model.parameters().len(), 328_810);
/// ```
///
/// A function of any network says what goes in, what comes out, and what that [means](crate::outputs) to a loss:
///
/// ```
/// use neurotype::outputs::Logits;
/// use neurotype::prelude::*;
///
/// fn fitted<N>(network: N, x: &Batch<shape![2]>, y: &Batch<shape![1]>) -> neurotype::Result<N>
/// where
///     N: Network<Scalar = f32, Inputs = shape![2], Outputs = shape![1], Kinds = Logits>,
/// {
///     let mut model = network.compile(Adam::default(), Mse, ());
///     model.fit(x, y).epochs(2).verbose(false).run()?;
///     Ok(model.into_network())
/// }
///
/// network! { pub Line(x: [2]) -> [1] { x -> Dense(1) } }
/// let line = fitted(Line::new(42), &Batch::from([[0.0, 1.0]]), &Batch::from([[2.0]]))?;
/// # assert_eq!(line.parameters().len(), 3);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a network",
    label = "a network is declared with `network!`; a layer of your own is written with its parentheses, as in `Scale(0.5)`"
)]
pub trait Network: Clone + Send + Sync + Sized + 'static {
    /// What it computes with: `f32` unless said otherwise, as in `Classifier::<f64>::new(42)`.
    type Scalar: Scalar;
    /// The shape of its input, or a tuple of the shapes of several.
    type Inputs: Described;
    /// The shape of its output, or a tuple of the shapes of several.
    type Outputs: Shapes;
    /// What its outputs mean to a loss: a kind of [`outputs`](crate::outputs), or a tuple of several.
    type Kinds: KindAt<0>;

    /// The network as a table.
    const GRAPH: &'static Graph;
    /// How many parameters it has.
    const PARAMETERS: usize = Self::GRAPH.parameters(false);
    /// How many of them training changes.
    const TRAINABLE: usize = Self::GRAPH.parameters(true);
    /// Additions and multiplications of a forward pass, for one sample.
    const FLOPS: usize = Self::GRAPH.flops();
    /// Bytes that a forward pass keeps for one sample.
    const ACTIVATIONS: usize = Self::GRAPH.activations() * size_of::<Self::Scalar>();

    /// A network with initial parameters; the same seed gives the same bits.
    #[must_use]
    fn new(seed: u64) -> Self;

    /// The seed that it was made with; it also begins the streams of shuffling and dropout.
    fn seed(&self) -> u64;

    /// All parameters, layer after layer in the order of [`GRAPH`](Self::GRAPH).
    #[doc(alias("get_weights", "state_dict", "trainable_variables"))]
    fn parameters(&self) -> &[Self::Scalar];

    /// All parameters, to be changed: `target.parameters_mut().copy_from_slice(model.parameters())` gives one model those of another.
    #[doc(alias("set_weights", "load_state_dict"))]
    fn parameters_mut(&mut self) -> &mut [Self::Scalar];

    /// For each layer, those inside of networks one by one, whether training leaves it alone.
    #[doc(hidden)]
    fn frozen(&self) -> &[bool];

    /// The same, to be changed.
    #[doc(hidden)]
    fn frozen_mut(&mut self) -> &mut [bool];

    /// Lets training leave all layers alone: parameters keep their bits. Single layers and networks within are frozen by their handles,
    /// `model.encoder_mut().freeze()`.
    fn freeze(&mut self) {
        self.frozen_mut().fill(true);
    }

    /// Lets training change all layers again, but those declared with `trainable = false`.
    fn unfreeze(&mut self) {
        self.frozen_mut().fill(false);
    }

    /// How many parameters training changes now: [`TRAINABLE`](Self::TRAINABLE) without those of frozen layers.
    #[must_use]
    fn trainable_parameters(&self) -> usize {
        Self::GRAPH.trained_tensors(self.frozen()).iter().map(|tensor| tensor.place.len()).sum()
    }

    /// [`summary`](Self::summary) of this model, with what is frozen counted as not trainable.
    #[must_use]
    fn summary_of(&self) -> Summary {
        Self::summary().with_trainable(self.trainable_parameters())
    }

    /// The same network with another scalar.
    #[doc(hidden)]
    type Of<U: Scalar>: Network<Scalar = U>;

    /// Its parameters where it is a part of another network, with a method for each layer.
    #[doc(hidden)]
    type View<'a>;

    /// The same, to be changed.
    #[doc(hidden)]
    type ViewMut<'a>;

    /// The network without parameters and with its settings' defaults, to be run as a part of another.
    #[doc(hidden)]
    fn bare() -> Self;

    /// A network with zeros for all parameters, and its settings' defaults.
    #[doc(hidden)]
    fn empty(seed: u64) -> Self;

    /// Writes the settings of one network, or gives them to another.
    #[doc(hidden)]
    fn exchange_settings(_settings: &mut Settings, _from: &Self, _to: Option<&mut Self>) -> Set {
        Ok(())
    }

    /// Tells what settings say in numbers; refuses those with which a layer cannot work.
    #[doc(hidden)]
    fn tell_settings(&self, _tuning: &mut Tuning) -> Result<()> {
        Ok(())
    }

    /// Sees its parameters in those of another network.
    #[doc(hidden)]
    fn view(part: Part<'_, Self::Scalar>) -> Self::View<'_>;

    /// The same, to be changed.
    #[doc(hidden)]
    fn view_mut(part: PartMut<'_, Self::Scalar>) -> Self::ViewMut<'_>;

    /// A model with these parameters, and its settings' defaults.
    #[doc(hidden)]
    fn with_parameters(numbers: &[Self::Scalar]) -> Self;

    /// Writes initial parameters.
    #[doc(hidden)]
    fn initialize(numbers: &mut [Self::Scalar], random: &mut Random);

    /// The forward pass, written by the macro.
    #[doc(hidden)]
    fn forward(&self, pass: &mut ForwardPass<'_, Self>);

    /// The backward pass, written by the macro.
    #[doc(hidden)]
    fn backward(pass: &mut BackwardPass<'_, Self>);

    /// The layers, what each is connected to, its output's shape and its parameters, with totals, as Keras prints them.
    #[must_use]
    fn summary() -> Summary {
        Summary::of(Self::GRAPH, size_of::<Self::Scalar>())
    }

    /// The network as a picture: a box for each value, and an arrow to each that is computed from it.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Net(a: [3], b: [3]) -> [1] { (a, b) -> Add -> Dense(1) } }
    /// # let path = std::env::temp_dir().join(format!("neurotype-diagram-{}.svg", std::process::id()));
    /// Net::diagram().save(&path)?;
    /// # std::fs::remove_file(&path).unwrap();
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    #[must_use]
    fn diagram() -> Diagram {
        Diagram::of(Self::GRAPH)
    }

    /// Writes the model to a file: parameters, settings, seed, and the table of its layers, in the format
    /// [safetensors](https://huggingface.co/docs/safetensors), which Python reads as well. The file is replaced atomically:
    /// whatever happens, the old one is there or the new one, whole.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Line(x: [3]) -> [2] { x -> Dense(2) } }
    /// # let folder = std::env::temp_dir().join(format!("neurotype-docs-{}", std::process::id()));
    /// # std::fs::create_dir_all(&folder).unwrap();
    /// # let path = folder.join("line.safetensors");
    /// let model = Line::new(42);
    /// model.save(&path)?;
    /// assert_eq!(Line::load(&path)?.parameters(), model.parameters());
    /// let double = Line::<f64>::load(&path)?; // any scalar
    /// # assert_eq!(double.parameters().len(), 8);
    /// # std::fs::remove_dir_all(&folder).unwrap();
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::File`](crate::Error::File) if the folder is missing or cannot be written, or the disk is full; the old file is
    /// left as it was.
    fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        storage::save(path.as_ref(), self)
    }

    /// A model from a file that [`save`](Self::save) wrote, of whatever scalar.
    ///
    /// # Errors
    ///
    /// [`Error::File`](crate::Error::File) if it cannot be read, [`Error::Contents`](crate::Error::Contents) if it is no such
    /// file, damaged, or of a later version, and [`Error::DoesNotFit`](crate::Error::DoesNotFit) with every layer that is
    /// missing, extra or different if it holds another network.
    fn load(path: impl AsRef<Path>) -> Result<Self> {
        storage::load(path.as_ref())
    }

    /// The bytes that [`save`](Self::save) would write.
    ///
    /// # Errors
    ///
    /// [`Error::Contents`](crate::Error::Contents) if the settings cannot be written as JSON.
    fn to_bytes(&self) -> Result<Vec<u8>> {
        storage::to_bytes(self)
    }

    /// A model from the bytes of a file: `Classifier::from_bytes(include_bytes!("best.safetensors"))` has it in the program.
    ///
    /// # Errors
    ///
    /// As [`load`](Self::load).
    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        storage::from_bytes(None, bytes)
    }

    /// Writes the parameters to a file. It is the same as [`save`](Self::save), with a header that [`load_weights`](Self::load_weights) does not ask for.
    ///
    /// # Errors
    ///
    /// As [`save`](Self::save).
    fn save_weights(&self, path: impl AsRef<Path>) -> Result<()> {
        storage::save(path.as_ref(), self)
    }

    /// Replaces all parameters by those of a file, whatever program wrote it: each tensor is looked for under its path,
    /// `hidden1.kernel`, and must have the same shape. Settings stay as they are.
    ///
    /// # Errors
    ///
    /// As [`load`](Self::load); the parameters are left as they were.
    fn load_weights(&mut self, path: impl AsRef<Path>) -> Result<()> {
        storage::load_weights(path.as_ref(), self)
    }

    /// Replaces the parameters of those layers that the file has under the same path, and gives their paths: a part of
    /// another model, for transfer learning.
    ///
    /// # Errors
    ///
    /// As [`load`](Self::load), also if a layer of that path has another shape; the parameters are left as they were.
    fn load_weights_by_name(&mut self, path: impl AsRef<Path>) -> Result<Vec<String>> {
        storage::load_weights_by_name(path.as_ref(), self)
    }

    /// Says how to train: an optimizer; a loss, or a tuple with one for each output; a metric, `()` for none, or a tuple with
    /// one of these for each output.
    #[rustfmt::skip]
    fn compile<Kinds: TrainedBy<L, Shapes> + SteppedBy<O>, Watched: WatchedBy<M, Kinds::Targets>, Shapes, L, M, O>(self, optimizer: O, losses: L, metrics: M) -> Compiled<Self, O, L, M>
    where
        Self: Network<Kinds = Kinds, Outputs = Shapes> + Network<Kinds = Watched>,
    {
        let slots = Kinds::slots(&optimizer);
        // A metric that cannot watch so many classes is refused here, when the program is built.
        drop(Watched::names(&metrics));
        Compiled::new(self, (optimizer, slots), losses, metrics)
    }

    /// Only for the sentence that the compiler says where `compile` was forgotten.
    #[doc(hidden)]
    fn fit<X, Y>(&mut self, _x: X, _y: Y) -> <() as HasLoss<Self>>::Answer
    where
        (): HasLoss<Self>,
    {
        <() as HasLoss<Self>>::answer(self)
    }

    /// As `fit`.
    #[doc(hidden)]
    fn evaluate<X, Y>(&self, _x: X, _y: Y) -> <() as HasLoss<Self>>::Answer
    where
        (): HasLoss<Self>,
    {
        <() as HasLoss<Self>>::answer(self)
    }

    /// The outputs for some samples. Of inputs with different numbers of samples, as many are used as all have. What takes long hires
    /// [`threads`](crate::kernels::threads) for itself; for one sample after the other,
    /// [`with_threads`](crate::kernels::with_threads) keeps some at hand. The bits do not depend on it, nor on which samples are predicted together.
    #[rustfmt::skip]
    fn predict<'data, Number: Reads<'data, X>, Wanted: TakesInputs<Given<'data, Number, X>>, X>(&self, x: X) -> <Self::Outputs as Shapes>::Batches<Self::Scalar>
    where
        Self: Network<Scalar = Number, Inputs = Wanted>,
    {
        let mut y = Self::Outputs::no_batches();
        predict(self, &Number::parts(x), &mut y);
        y
    }

    /// The same into batches at hand, whose old samples are replaced: allocates nothing if there is room for the new ones,
    /// this thread has predicted as much before, and no threads are hired.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Small(x: [8]) -> [1] { x -> Dense(30, relu) -> Dense(1) } }
    /// let (model, mut y) = (Small::new(42), Batch::new(vec![])?);
    /// for x in [Batch::from([[0.0_f32; 8]]), Batch::from([[1.0; 8]])] {
    ///     model.predict_into(&x, &mut y);
    ///     assert_eq!(y, model.predict(&x));
    /// }
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    #[rustfmt::skip]
    fn predict_into<'data, Number: Reads<'data, X>, Wanted: TakesInputs<Given<'data, Number, X>>, X>(&self, x: X, y: &mut <Self::Outputs as Shapes>::Batches<Self::Scalar>)
    where
        Self: Network<Scalar = Number, Inputs = Wanted>,
    {
        predict(self, &Number::parts(x), y);
    }

    /// The most probable class of each sample; of an output `[ROWS, N]`, an array with that of each row.
    #[rustfmt::skip]
    fn predict_classes<'data, Number: Reads<'data, X>, Wanted: TakesInputs<Given<'data, Number, X>>, Kinds: Classifies, X, Rows: Chooses>(&self, x: X) -> Vec<Rows::Chosen>
    where
        Self: Network<Scalar = Number, Inputs = Wanted, Outputs = Rows, Kinds = Kinds>,
    {
        let mut probabilities = Rows::no_batches();
        predict(self, &Number::parts(x), &mut probabilities);
        probabilities.samples().map(Rows::choose).collect()
    }
}

/// That a model was compiled, which none is by itself: nothing implements it. It is also what the compiler finds missing where `compile` was refused.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{N}` has no optimizer, loss and metrics that can train it",
    label = "say first how it is trained: `let mut model = model.compile(optimizer, loss, metrics);`; if there is such a line, mend what is said of it"
)]
pub trait HasLoss<N> {
    type Answer;

    fn answer(model: &N) -> Self::Answer;
}
