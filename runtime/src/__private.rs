//! What generated code may name; no promise to anyone else.

pub use std::path::Path;

pub use nalgebra::{Const, Dyn};
pub use neurotype_macros::network;
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::activations;
pub use crate::constraints;
pub use crate::data::{Indices, Parts, Samples};
pub use crate::error::Result;
pub use crate::graph::{BlockKind, BlockNode, Graph, LayerNode, Origin, OutputNode, ValueNode, lay_over, place_layers};
pub use crate::initializers;
pub use crate::layers;
pub use crate::layers::{Handle, HandleMut, Layer};
pub use crate::network::Network;
pub use crate::outputs::{KindAt, Logits, Refused};
pub use crate::parameters::{Parameters, ParametersView, ParametersViewMut, Part, PartMut};
pub use crate::pass::{BackwardPass, ForwardPass};
pub use crate::random::{Purpose, Random};
pub use crate::recurrent;
pub use crate::regularizers;
pub use crate::report::{Diagram, Summary};
pub use crate::scalar::Scalar;
pub use crate::settings::{Set, Setting, Settings};
pub use crate::shape::{
    Feed, Rank1, Rank2, Rank3, Same1, Same2, Same3, Site, Sizes, agree, arms_agree, fed_the_same, has_a_size,
    keeps_its_shape,
};
pub use crate::storage::{deserialize, serialize};
pub use crate::tuning::Tuning;
