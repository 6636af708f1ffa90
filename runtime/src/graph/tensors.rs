//! The parameters of a layer, as a table.

use crate::constraints::AnyConstraint;
use crate::regularizers::AnyRegularizer;
use crate::shape::Sizes;

/// One tensor of a layer's parameters.
#[derive(Clone, Copy, Debug)]
pub struct Tensor {
    /// Keras's name for it: `kernel`, `bias`.
    pub name: &'static str,
    /// Its shape, the last axis fastest in memory: `[inputs, units]` for a kernel.
    pub sizes: Sizes,
    /// Whether training changes it by its gradient; state, such as a moving average, it does not.
    pub trainable: bool,
    /// What its numbers cost.
    pub(crate) regularizer: Option<&'static dyn AnyRegularizer>,
    /// What keeps its numbers within bounds.
    pub(crate) constraint: Option<&'static dyn AnyConstraint>,
}

impl Tensor {
    const fn new(name: &'static str, sizes: Sizes, trainable: bool) -> Self {
        Self { name, sizes, trainable, regularizer: None, constraint: None }
    }
}

/// A tensor of a network: its path (`encoder.dense_1.kernel`) and where it lies in the flat vector.
#[derive(Clone, Debug)]
pub struct TensorPlace {
    /// The layer's path and the tensor's name.
    pub path: String,
    /// Where its numbers lie.
    pub place: std::ops::Range<usize>,
    /// The tensor itself.
    pub tensor: &'static Tensor,
}

/// The tensors of a layer, at most eight, in the order in which they lie in memory: parameters, then state.
#[derive(Clone, Copy, Debug)]
pub struct Tensors {
    list: [Tensor; Self::MOST],
    count: usize,
}

impl Tensors {
    /// The most tensors that a layer can have.
    pub const MOST: usize = 8;

    /// No parameters.
    pub const NONE: Self = Self { list: [Tensor::new("", Sizes::new(&[]), false); Self::MOST], count: 0 };

    /// These tensors and one more, which training changes.
    ///
    /// # Panics
    ///
    /// While the compiler evaluates a layer's rule, if there are more than eight, or a parameter stands behind state.
    #[must_use]
    pub const fn with(self, name: &'static str, sizes: Sizes) -> Self {
        let follows_state = self.count > 0 && !self.list[self.count - 1].trainable;
        assert!(!follows_state, "state comes behind all parameters: call `with_state` last");
        self.and(Tensor::new(name, sizes, true))
    }

    /// These tensors and one more, which is state.
    ///
    /// # Panics
    ///
    /// While the compiler evaluates a layer's rule, if there are more than eight.
    #[must_use]
    pub const fn with_state(self, name: &'static str, sizes: Sizes) -> Self {
        self.and(Tensor::new(name, sizes, false))
    }

    /// The last tensor with what its numbers cost, and what keeps them within bounds.
    #[must_use]
    pub(crate) const fn governed(
        mut self,
        regularizer: Option<&'static dyn AnyRegularizer>,
        constraint: Option<&'static dyn AnyConstraint>,
    ) -> Self {
        if self.count > 0 {
            self.list[self.count - 1].regularizer = regularizer;
            self.list[self.count - 1].constraint = constraint;
        }
        self
    }

    /// The same tensors, none of which training changes.
    #[must_use]
    pub(crate) const fn frozen(mut self) -> Self {
        let mut index = 0;
        while index < self.count {
            self.list[index].trainable = false;
            index += 1;
        }
        self
    }

    const fn and(mut self, tensor: Tensor) -> Self {
        assert!(self.count < Self::MOST, "a layer has at most eight tensors");
        self.list[self.count] = tensor;
        self.count += 1;
        self
    }

    /// The tensors as a slice.
    #[must_use]
    pub const fn as_slice(&self) -> &[Tensor] {
        self.list.split_at(self.count).0
    }

    /// How many numbers they hold, all or only what training changes.
    #[must_use]
    pub const fn parameters(&self, only_trainable: bool) -> usize {
        let mut sum = 0;
        let mut index = 0;
        while index < self.count {
            if self.list[index].trainable || !only_trainable {
                sum += self.list[index].sizes.elements();
            }
            index += 1;
        }
        sum
    }

    /// Whether both are the same tensors.
    #[must_use]
    pub const fn equals(&self, other: &Self) -> bool {
        let mut same = self.count == other.count;
        let mut index = 0;
        while same && index < self.count {
            same = self.list[index].sizes.equals(other.list[index].sizes);
            index += 1;
        }
        same
    }
}
