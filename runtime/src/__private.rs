//! What generated code may name; no promise to anyone else.

pub use nalgebra::{Const, Dyn};
pub use neurotype_macros::network;

pub use crate::activations;
pub use crate::graph::{Graph, LayerNode, OutputNode, ValueNode, place_layers, place_values};
pub use crate::initializers;
pub use crate::layers;
pub use crate::layers::{Handle, HandleMut, Layer, Wanted};
pub use crate::network::Network;
pub use crate::outputs::{Logits, Refused};
pub use crate::pass::{BackwardPass, ForwardPass, Parameters};
pub use crate::random::{Purpose, Random};
pub use crate::report::Summary;
pub use crate::scalar::Scalar;
pub use crate::shape::{Feed, Rank1, Rank2, Rank3, Same1, Same2, Same3, Site, Sizes, agree, fed_the_same, has_a_size};
