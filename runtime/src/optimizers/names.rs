//! Names of tensors that an optimizer treats in another way.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Parts of paths. Shared, since optimizers are cloned for each step of a schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub(super) struct Names(Option<Arc<Vec<String>>>);

impl Names {
    pub(super) const NONE: Self = Self(None);

    pub(super) fn add(&mut self, name: String) {
        Arc::make_mut(self.0.get_or_insert_default()).push(name);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Whether a path has one of them in it.
    pub(super) fn are_in(&self, path: &str) -> bool {
        self.0.iter().flat_map(|names| names.iter()).any(|name| path.contains(name))
    }
}

impl From<Vec<String>> for Names {
    fn from(names: Vec<String>) -> Self {
        Self((!names.is_empty()).then(|| Arc::new(names)))
    }
}

impl From<Names> for Vec<String> {
    fn from(Names(names): Names) -> Self {
        names.map_or_else(Self::new, Arc::unwrap_or_clone)
    }
}
