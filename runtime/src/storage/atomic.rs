//! Writing a file whole or not at all.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Puts bytes where a file is or shall be, atomically and durably: they are written beside it, brought to the disk, and then take
/// its name. Whatever happens, the old file is there or the new one, whole.
///
/// # Errors
///
/// If the folder is missing or cannot be written, or the disk is full; the old file is left as it was.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes).map_err(|source| Error::file(path, source))
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // A link stays a link, to a new file.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".neurotype-");
    keep_permissions(&mut builder, &target);
    let mut temporary = builder.tempfile_in(&folder).map_err(|error| in_folder(&folder, &error))?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(&target)?;
    sync_folder(&folder)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// With the folder in place of the temporary file, whose name would say nothing to anybody.
fn in_folder(folder: &Path, error: &std::io::Error) -> std::io::Error {
    let told = error.to_string();
    let cause = told.split_once(" at path ").map_or(told.as_str(), |(cause, _)| cause);
    std::io::Error::new(error.kind(), format!("no file can be made in `{}`: {cause}", folder.display()))
}

/// Those of the file that is replaced, or what any new file gets: a temporary one would be for its owner alone.
#[cfg(unix)]
fn keep_permissions(builder: &mut tempfile::Builder<'_, '_>, target: &Path) {
    use std::os::unix::fs::PermissionsExt;

    let of_old = fs::metadata(target).map(|metadata| metadata.permissions());
    builder.permissions(of_old.unwrap_or_else(|_| fs::Permissions::from_mode(0o666)));
}

#[cfg(not(unix))]
fn keep_permissions(_builder: &mut tempfile::Builder<'_, '_>, _target: &Path) {}

/// The new name is in the folder, which is a file as well; elsewhere it cannot be opened as one.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Reads a file whole.
///
/// # Errors
///
/// If it is missing or cannot be read.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| Error::file(path, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_has_what_was_written_and_an_old_one_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        for bytes in [b"old".as_slice(), b"newer"] {
            write(&path, bytes).expect("room");
            assert_eq!(read(&path).expect("a file"), bytes);
        }
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_cannot_be_written_is_an_error_and_leaves_the_old_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing").join("file");
        let message = write(&missing, b"new").expect_err("no folder").to_string();
        let end = format!(
            "missing/file: no file can be made in `{}/missing`: No such file or directory (os error 2)",
            folder.path().display()
        );
        assert!(cfg!(windows) || message.ends_with(&end), "{message}");
        let message = write(Path::new(""), b"new").expect_err("no name").to_string();
        assert!(message.starts_with("the empty path: "), "{message}");
        // A folder cannot be replaced by a file.
        fs::create_dir(folder.path().join("taken")).expect("a folder");
        fs::write(folder.path().join("taken").join("old"), b"old").expect("room");
        assert!(write(&folder.path().join("taken"), b"new").is_err());
        assert_eq!(read(&folder.path().join("taken").join("old")).expect("the old file"), b"old");
    }

    #[test]
    fn a_name_without_a_folder_lies_in_the_working_folder() {
        for (path, folder) in [("model.safetensors", "."), ("models/best.safetensors", "models"), ("/best", "/")] {
            assert_eq!(folder_of(Path::new(path)), Path::new(folder));
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().expect("a folder");
        let [file, link] = ["file", "link"].map(|name| folder.path().join(name));
        write(&file, b"old").expect("room");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("our own file");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        write(&link, b"new").expect("room");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(read(&file).expect("a file"), b"new");
        assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o640);
    }
}
