//! Handles: a layer's parameters as typed nalgebra views.

use std::marker::PhantomData;

/// A view of one layer's parameters: `model.hidden1()`. What can be asked depends on the layer; see for instance
/// [`Dense`](super::Dense).
///
/// `In` and `Out` are nalgebra dimensions: `Const<N>`, or `Dyn` where a generic network computes the size.
#[derive(Clone, Copy, Debug)]
pub struct Handle<'a, L, T, In, Out> {
    pub(super) parameters: &'a [T],
    pub(super) inputs: In,
    pub(super) outputs: Out,
    layer: PhantomData<L>,
}

impl<'a, L, T, In, Out> Handle<'a, L, T, In, Out> {
    #[doc(hidden)]
    pub fn new(parameters: &'a [T], inputs: In, outputs: Out) -> Self {
        Self { parameters, inputs, outputs, layer: PhantomData }
    }

    /// All parameters of the layer, as they lie in the flat vector.
    #[must_use]
    pub fn parameters(&self) -> &'a [T] {
        self.parameters
    }
}

/// A view of one layer's parameters through which they can be changed: `model.hidden1_mut()`.
#[derive(Debug)]
pub struct HandleMut<'a, L, T, In, Out> {
    pub(super) parameters: &'a mut [T],
    pub(super) inputs: In,
    pub(super) outputs: Out,
    layer: PhantomData<L>,
}

impl<'a, L, T, In, Out> HandleMut<'a, L, T, In, Out> {
    #[doc(hidden)]
    pub fn new(parameters: &'a mut [T], inputs: In, outputs: Out) -> Self {
        Self { parameters, inputs, outputs, layer: PhantomData }
    }

    /// All parameters of the layer, as they lie in the flat vector.
    #[must_use]
    pub fn parameters_mut(&mut self) -> &mut [T] {
        self.parameters
    }
}
