//! A training that is killed at any instant, again and again, ends as one that was not. The long form:
//! `NEUROTYPE_KILLS=200 cargo test -p neurotype-tests --test callbacks crashes`.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use neurotype::prelude::*;
use neurotype::random::{Purpose, Random};

network! { pub Survivor(x: [6]) -> [3] { x -> Dense(16, tanh) -> Dropout(0.3) -> Dense(3, softmax) } }

fn start(folder: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_train_until_killed"));
    command.arg(folder).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().expect("the program")
}

/// What a run ended with, and the rows that it logged.
fn end(folder: &Path) -> (String, String) {
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a file that the run has written");
    (read("end.json"), read("log.csv"))
}

#[test]
fn a_run_that_is_killed_at_any_instant_ends_with_the_same_bits() {
    let kills: usize = std::env::var("NEUROTYPE_KILLS").map_or(20, |kills| kills.parse().expect("a number"));
    let whole = tempfile::tempdir().expect("a folder");
    let begin = Instant::now();
    assert!(start(whole.path()).wait().expect("a child").success());
    let (expected, duration) = (end(whole.path()), begin.elapsed());

    let mut dice = Random::new(kills as u64, Purpose::Data);
    let (mut killed, mut resumed) = (0, 0);
    while killed < kills || resumed < kills / 4 {
        let folder = tempfile::tempdir().expect("a folder");
        loop {
            let mut child = start(folder.path());
            let patience = duration.mul_f64(dice.unit());
            let begin = Instant::now();
            while begin.elapsed() < patience && child.try_wait().expect("a child").is_none() {
                sleep(Duration::from_micros(200));
            }
            if child.try_wait().expect("a child").is_some_and(|status| status.success()) {
                break;
            }
            child.kill().expect("our own child");
            let status = child.wait().expect("a child");
            // It may have come to its end meanwhile; then there is nothing to go on with.
            if status.success() {
                break;
            }
            killed += 1;
            for name in ["backup.safetensors", "best.safetensors"] {
                let path = folder.path().join(name);
                if path.exists() {
                    resumed += usize::from(name.starts_with("backup"));
                    Survivor::load(&path).expect("a file that is whole, whenever the run was killed");
                }
            }
        }
        assert!(end(folder.path()) == expected, "after {killed} kills");
        assert!(!folder.path().join("backup.safetensors").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_ends_the_run_with_an_error_and_leaves_the_old_backup() {
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup.safetensors");
    let mut child = start(folder.path());
    while !backup.exists() && child.try_wait().expect("a child").is_none() {
        sleep(Duration::from_micros(200));
    }
    child.kill().expect("our own child");
    child.wait().expect("a child");
    let before = fs::read(&backup).expect("a backup");
    // No file may grow beyond a thousand bytes, which is the same error to a program as a full disk.
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$1\""]);
    let output = limited.arg(env!("CARGO_BIN_EXE_train_until_killed")).arg(folder.path()).output().expect("a shell");
    let message = String::from_utf8_lossy(&output.stderr);
    let path = folder.path().to_string_lossy();
    assert!(!output.status.success() && message.starts_with(&format!("Error: {path}")), "{message}");
    assert_eq!(fs::read(&backup).expect("the old one"), before);
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").file_name()).collect();
    let temporary = left.iter().filter(|name| name.to_string_lossy().starts_with(".neurotype-")).count();
    assert!(temporary <= 1, "what was killed may leave one, an error none: {left:?}");
}
