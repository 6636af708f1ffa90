//! A crate of generated programs, built by cargo.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace")
}

/// Writes a crate of that name with these files under `src/`; gives its folder.
pub(crate) fn write(name: &str, files: &[(String, String)]) -> PathBuf {
    let folder = root().join("target/generated").join(name);
    let _ = fs::remove_dir_all(folder.join("src"));
    for (path, text) in files {
        let path = folder.join("src").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("room");
        fs::write(path, text).expect("room");
    }
    let runtime = root().join("runtime");
    let manifest = format!(
        "[package]\nname = \"generated-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         neurotype = {{ path = \"{}\", default-features = false }}\n\n[workspace]\n\n[profile.dev]\ndebug = false\n",
        runtime.display()
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("room");
    // The versions that the workspace has, and that are on this machine therefore.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("room");
    folder
}

fn cargo(folder: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).arg("--offline").current_dir(folder);
    command.env("CARGO_TARGET_DIR", root().join("target/generated/target"));
    command.env_remove("RUSTFLAGS");
    command.output().expect("cargo runs")
}

/// Builds and runs the only program; gives what it prints.
pub(crate) fn run(folder: &Path) -> String {
    let output = cargo(folder, &["run", "--quiet"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the program in {} fails:\n{said}", folder.display());
    String::from_utf8(output.stdout).expect("text")
}

/// Checks all programs; gives the lines on which each has errors.
pub(crate) fn errors(folder: &Path) -> HashMap<String, Vec<usize>> {
    let output = cargo(folder, &["check", "--bins", "--keep-going", "--message-format", "json"]);
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let (target, diagnostic) = (&message["target"]["name"], &message["message"]);
        if diagnostic["level"] != "error" {
            continue;
        }
        let spans = diagnostic["spans"].as_array().cloned().unwrap_or_default();
        for span in spans.iter().filter(|span| span["is_primary"] == true) {
            let line = usize::try_from(span["line_start"].as_u64().unwrap_or_default()).expect("a line");
            found.entry(target.as_str().unwrap_or_default().to_owned()).or_default().push(line);
        }
    }
    found
}
