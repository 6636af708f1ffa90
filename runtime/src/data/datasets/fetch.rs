//! Finding a file on this machine, or bringing it here.

use std::path::{Path, PathBuf};

use crate::error::Result;

/// A file of a data set.
pub(super) struct Remote {
    /// The folder of the set, below the data folder and the cache.
    pub(super) folder: &'static str,
    /// Its name; without `.gz` it may lie unpacked in the data folder.
    pub(super) name: &'static str,
    /// Where it can be downloaded.
    #[cfg_attr(not(feature = "download"), allow(dead_code, reason = "only downloads need it"))]
    pub(super) base: &'static str,
    /// The SHA-256 of the official file.
    #[cfg_attr(not(feature = "download"), allow(dead_code, reason = "only downloads need it"))]
    pub(super) sha256: &'static str,
}

/// The folders in which data sets are looked for, in order.
pub(super) fn folders() -> Vec<PathBuf> {
    let from = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    [from("NEUROTYPE_DATA"), cache()].into_iter().flatten().collect()
}

/// The user's cache, where downloads go.
fn cache() -> Option<PathBuf> {
    let from = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = if cfg!(windows) {
        from("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        from("HOME").map(|home| home.join("Library/Caches"))
    } else {
        from("XDG_CACHE_HOME").or_else(|| from("HOME").map(|home| home.join(".cache")))
    };
    cache.map(|cache| cache.join("neurotype"))
}

/// A file of a set below a data folder, gzipped or plain, if it is there.
pub(super) fn in_folder(data: &Path, set: &str, name: &str) -> Option<PathBuf> {
    let names = [name, name.trim_end_matches(".gz")];
    names.into_iter().map(|name| data.join(set).join(name)).find(|path| path.is_file())
}

/// The path of a file on this machine, after a download if need be; or the reason why it cannot be had.
///
/// # Errors
///
/// If the cache cannot be written.
pub(super) fn find(file: &Remote) -> Result<std::result::Result<PathBuf, String>> {
    for place in folders() {
        if let Some(path) = in_folder(&place, file.folder, file.name) {
            return Ok(Ok(path));
        }
    }
    download(file)
}

#[cfg(not(feature = "download"))]
#[allow(clippy::unnecessary_wraps, reason = "the other form can fail")]
fn download(file: &Remote) -> Result<std::result::Result<PathBuf, String>> {
    Ok(Err(format!("no {} on this machine, and the feature `download` is off", file.name)))
}

#[cfg(feature = "download")]
fn download(file: &Remote) -> Result<std::result::Result<PathBuf, String>> {
    use std::io::Write;
    use std::time::Duration;

    use sha2::{Digest, Sha256};

    use crate::error::Error;

    /// Larger than any file of these sets.
    const MOST_BYTES: u64 = 64 << 20;
    let Some(cache) = cache() else {
        return Ok(Err("no home folder to keep downloads in".to_owned()));
    };
    let url = format!("{}/{}", file.base, file.name);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_connect(Some(Duration::from_secs(10)))
        .timeout_global(Some(Duration::from_mins(10)))
        .build()
        .into();
    let body =
        agent.get(&url).call().and_then(|mut answer| answer.body_mut().with_config().limit(MOST_BYTES).read_to_vec());
    let bytes = match body {
        Ok(bytes) => bytes,
        Err(error) => {
            return Ok(Err(format!("no {} on this machine, and {url} cannot be reached ({error})", file.name)));
        }
    };
    if hexadecimal(&Sha256::digest(&bytes)) != file.sha256 {
        return Ok(Err(format!("{url} gave a file with another checksum than the official one")));
    }
    let folder = cache.join(file.folder);
    let path = folder.join(file.name);
    let write = || {
        std::fs::create_dir_all(&folder)?;
        let mut temporary = tempfile::NamedTempFile::new_in(&folder)?;
        temporary.write_all(&bytes)?;
        temporary.as_file().sync_all()?;
        temporary.persist(&path)?;
        Ok(())
    };
    write().map_err(|source: std::io::Error| Error::file(&path, source))?;
    Ok(Ok(path))
}

#[cfg(feature = "download")]
fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;

    bytes.iter().fold(String::new(), |mut text, byte| {
        // A `String` takes whatever is written to it.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
