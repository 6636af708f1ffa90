//! Ctrl-C while a model trains.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A program that trains for ever and prints when it begins and what it ends with.
fn start() -> (Child, BufReader<std::process::ChildStdout>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_train_until_ctrl_c"));
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    lines.read_line(&mut line).expect("a line");
    assert_eq!(line, "begins\n");
    (child, lines)
}

fn press(child: &Child) {
    let status = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status();
    assert!(status.expect("a shell").success());
}

#[test]
fn ctrl_c_ends_the_training_and_the_program_goes_on_with_history_and_model() {
    let (mut child, mut lines) = start();
    press(&child);
    let mut line = String::new();
    lines.read_line(&mut line).expect("a line");
    assert!(line.starts_with("ended after "), "{line}");
    // Nothing trains now: this one ends the program, as ever.
    press(&child);
    assert_eq!(child.wait().expect("a child").code(), Some(130));
}
