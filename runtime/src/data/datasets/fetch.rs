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
    match cache() {
        Some(cache) => download(file, &cache),
        None => Ok(Err("no home folder to keep downloads in".to_owned())),
    }
}

#[cfg(not(feature = "download"))]
#[allow(clippy::unnecessary_wraps, reason = "the other form can fail")]
fn download(file: &Remote, _cache: &Path) -> Result<std::result::Result<PathBuf, String>> {
    Ok(Err(format!("no {} on this machine, and the feature `download` is off", file.name)))
}

#[cfg(feature = "download")]
fn download(file: &Remote, cache: &Path) -> Result<std::result::Result<PathBuf, String>> {
    use std::time::Duration;

    use sha2::{Digest, Sha256};

    use crate::error::Error;
    use crate::storage;

    /// Larger than any file of these sets.
    const MOST_BYTES: u64 = 64 << 20;
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
    if storage::checksum(Sha256::new_with_prefix(&bytes)) != file.sha256 {
        return Ok(Err(format!("{url} gave a file with another checksum than the official one")));
    }
    let folder = cache.join(file.folder);
    let path = folder.join(file.name);
    std::fs::create_dir_all(&folder).map_err(|source| Error::file(&folder, source))?;
    storage::write(&path, &bytes)?;
    Ok(Ok(path))
}

#[cfg(all(test, feature = "download"))]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use super::*;

    /// SHA-256 of "abc", from FIPS 180-2.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /// What a download gives when a server on this machine answers so, and what is in the cache then.
    fn served(answer: &'static str, sha256: &'static str) -> (std::result::Result<PathBuf, String>, Vec<Vec<u8>>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a client");
            let _ = stream.read(&mut [0; 4096]).expect("a request");
            stream.write_all(answer.as_bytes()).expect("a reader");
        });
        let cache = tempfile::tempdir().expect("a folder");
        let file = Remote { folder: "set", name: "file.gz", base: base.leak(), sha256 };
        let result = download(&file, cache.path()).expect("a cache that can be written");
        server.join().expect("a server that ends");
        let entries = std::fs::read_dir(cache.path().join("set")).into_iter().flatten();
        let written = entries.map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a file")).collect();
        (result, written)
    }

    #[test]
    fn a_file_with_the_right_checksum_is_kept() {
        let (result, written) = served("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc", ABC);
        assert!(result.expect("a path").ends_with("set/file.gz"));
        assert_eq!(written, [b"abc"]);
    }

    #[test]
    fn another_file_or_none_is_not_written() {
        for answer in [
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabd",
            "HTTP/1.1 200 OK\r\nContent-Length: 30\r\nConnection: close\r\n\r\nabc",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ] {
            let (result, written) = served(answer, ABC);
            let reason = result.expect_err("no file");
            assert!(reason.contains("/file.gz"), "{reason}");
            assert!(written.is_empty());
        }
    }
}
