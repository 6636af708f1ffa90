//! Handles: a layer's parameters as typed nalgebra views.

use std::marker::PhantomData;

use crate::graph::Tensors;
use crate::parameters::{Part, PartMut};

/// A view of one layer's parameters: `model.hidden1()`. What can be asked depends on the layer; see for instance
/// [`Dense`](super::Dense).
///
/// `In` and `Out` are nalgebra dimensions: `Const<N>`, or `Dyn` where a generic network computes the size.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [1] { x -> Dense(3, relu) -> Dense(1) } }
/// let model = Net::new(42);
/// assert_eq!(model.dense().parameters().len(), 9);
/// assert_eq!(model.dense().tensor("bias"), Some(&[0.0, 0.0, 0.0][..]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Handle<'a, L, T, In, Out> {
    pub(super) parameters: &'a [T],
    tensors: &'static Tensors,
    pub(super) inputs: In,
    pub(super) outputs: Out,
    layer: PhantomData<L>,
}

impl<'a, L, T, In, Out> Handle<'a, L, T, In, Out> {
    #[doc(hidden)]
    pub fn new(Part { numbers, tensors }: Part<'a, T>, inputs: In, outputs: Out) -> Self {
        Self { parameters: numbers, tensors, inputs, outputs, layer: PhantomData }
    }

    /// All parameters of the layer, as they lie in the flat vector.
    #[must_use]
    pub fn parameters(&self) -> &'a [T] {
        self.parameters
    }

    /// The numbers of one tensor by its name: `kernel`, `gamma`, `moving_mean`; none if the layer has no such tensor.
    #[must_use]
    pub fn tensor(&self, name: &str) -> Option<&'a [T]> {
        let mut start = 0;
        for tensor in self.tensors.as_slice() {
            let end = start + tensor.sizes.elements();
            if tensor.name == name {
                return self.parameters.get(start..end);
            }
            start = end;
        }
        None
    }
}

/// A view of one layer's parameters through which they can be changed: `model.hidden1_mut()`.
#[derive(Debug)]
pub struct HandleMut<'a, L, T, In, Out> {
    pub(super) parameters: &'a mut [T],
    frozen: &'a mut [bool],
    pub(super) inputs: In,
    pub(super) outputs: Out,
    layer: PhantomData<L>,
}

impl<'a, L, T, In, Out> HandleMut<'a, L, T, In, Out> {
    #[doc(hidden)]
    pub fn new(part: PartMut<'a, T>, inputs: In, outputs: Out) -> Self {
        let PartMut { numbers, frozen } = part;
        Self { parameters: numbers, frozen, inputs, outputs, layer: PhantomData }
    }

    /// All parameters of the layer, as they lie in the flat vector.
    #[must_use]
    pub fn parameters_mut(&mut self) -> &mut [T] {
        self.parameters
    }

    /// Lets training leave this layer alone: its parameters keep their bits, and a layer with state acts as in a prediction. It counts
    /// as long as the model lives, but is not written to files. A layer that is never trained is better declared so:
    /// `Dense(300, relu, trainable = false)`.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Net(x: [2]) -> [1] { x -> Dense(3, relu) -> Dense(1) } }
    /// let (x, y) = (Batch::from([[1.0_f32, 2.0]]), Batch::from([[3.0_f32]]));
    /// let mut model = Net::new(42).compile(Adam::default(), Mse, ());
    /// let before = model.dense().weights().into_owned();
    /// model.dense_mut().freeze();
    /// assert_eq!(model.trainable_parameters(), 4);
    /// model.fit(&x, &y).epochs(10).verbose(false).run()?;
    /// assert_eq!(model.dense().weights(), before);
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    pub fn freeze(&mut self) {
        self.frozen.fill(true);
    }

    /// Lets training change this layer again.
    pub fn unfreeze(&mut self) {
        self.frozen.fill(false);
    }

    /// Whether training leaves this layer alone.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.frozen.contains(&true)
    }
}
