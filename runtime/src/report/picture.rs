//! A picture as a file.

use std::path::Path;

use crate::error::{Error, Result};
use crate::storage;

/// Writes what is drawn, whole or not at all.
///
/// # Errors
///
/// If the name does not say that it is an SVG file, or if the file cannot be written.
pub(super) fn write(path: &Path, draw: impl FnOnce() -> Result<String, String>) -> Result<()> {
    if path.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("svg")) {
        return Err(Error::argument(
            "path",
            path.display(),
            "pictures are drawn as SVG, which every browser shows; the name must end in `.svg`",
        ));
    }
    let picture = draw().map_err(|problem| Error::contents(path, problem))?;
    storage::write(path, picture.as_bytes())
}
