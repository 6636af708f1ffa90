//! What callbacks write, and what they refuse.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;

use neurotype::Error;
use neurotype::callbacks::{BackupAndRestore, CsvLogger, Every, RemoteMonitor, TensorBoard, TerminateOnNaN};
use neurotype::prelude::*;

network! { Inner(x: [3]) -> [4] { x -> Dense(4, tanh) } }
network! { Net(x: [3]) -> [2] { x -> Inner -> Dense(2, softmax) } }

fn data() -> (Batch<shape![3]>, Labels<2>) {
    let x = Batch::new((0..60).map(|index| (index as f32).sin()).collect()).expect("whole samples");
    (x, Labels::new((0..20).map(|index| index % 2)).expect("classes below 2"))
}

/// Three epochs of three steps with a callback.
fn train(callback: impl Callback) -> neurotype::Result<neurotype::History> {
    let (x, y) = data();
    let mut model = Net::new(1).compile(Adam::new(0.01), SparseCategoricalCrossentropy, Accuracy);
    model.fit(&x, &y).validation(&x, &y).epochs(3).batch_size(7).verbose(false).callback(callback).run()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn checkpoints_are_counted_in_steps_from_one_epoch_to_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep/er/{epoch}-{batch}-{loss:.0f}");
    train(ModelCheckpoint::new(path).save_freq(Every::Steps(2))).expect("a run");
    assert_eq!(names(&folder.path().join("deep/er")), ["1-2-0", "2-1-0", "2-3-0", "3-2-0"]);
    let model = Net::load(folder.path().join("deep/er/3-2-0")).expect("a model");
    let mut compiled = Net::new(2).compile(Adam::new(0.5), SparseCategoricalCrossentropy, Accuracy);
    compiled.restore(folder.path().join("deep/er/3-2-0")).expect("with its training");
    assert_eq!(compiled.parameters(), model.parameters());
}

#[test]
fn checkpoints_of_weights_leave_the_optimizer_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let [weights, whole] = ["weights", "whole"].map(|name| folder.path().join(name));
    train(ModelCheckpoint::new(&weights).save_weights_only(true)).expect("a run");
    train(ModelCheckpoint::new(&whole)).expect("a run");
    let length = |path: &Path| fs::metadata(path).expect("a file").len();
    assert!(length(&weights) + 2 * 4 * Net::PARAMETERS as u64 <= length(&whole));
    let mut compiled = Net::new(2).compile(Adam::new(0.5), SparseCategoricalCrossentropy, Accuracy);
    let message = compiled.restore(&weights).expect_err("weights alone").to_string();
    assert!(message.contains("it holds a model but not its training"), "{message}");
}

#[test]
fn a_number_that_no_epoch_has_is_refused_before_the_first_with_those_there_are() {
    let refused = |result: neurotype::Result<neurotype::History>| match result {
        Err(error @ Error::Argument { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    };
    let message = refused(train(EarlyStopping::new().monitor("val_acc")));
    assert_eq!(message, "`monitor` is val_acc, but an epoch has only loss, accuracy, val_loss, val_accuracy");
    let message = refused(train(ModelCheckpoint::new("{val_acc}")));
    assert_eq!(
        message,
        "`path` is {val_acc}, but `{val_acc}` is none of epoch, loss, accuracy, val_loss, val_accuracy"
    );
    let in_steps = ModelCheckpoint::new("x").save_best_only(true).save_freq(Every::Steps(1));
    assert!(refused(train(in_steps)).contains("an epoch has only loss, accuracy; "), "validation comes later");
    assert!(refused(train(BackupAndRestore::new("x").save_freq(Every::Steps(0)))).contains("at least 1 step"));
    assert!(refused(train(CsvLogger::new("x").separator('ä'))).contains("one ASCII sign"));
    assert!(!Path::new("x").exists());

    let (x, y) = data();
    let mut model = Net::new(1).compile(Adam::new(0.01), SparseCategoricalCrossentropy, ());
    let message = refused(model.fit(&x, &y).callback(EarlyStopping::new()).run());
    assert!(message.ends_with("an epoch has only loss; give `fit` a `.validation(…)` for the others"), "{message}");
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_with_its_path() {
    for error in [
        train(ModelCheckpoint::new("/dev/null/model")).expect_err("no folder"),
        train(CsvLogger::new("/dev/null/log")).expect_err("no folder"),
        train(TensorBoard::new("/dev/null/logs")).expect_err("no folder"),
        train(BackupAndRestore::new("/dev/null/backup")).expect_err("no folder"),
    ] {
        assert!(matches!(error, Error::File { .. }) && error.to_string().starts_with("/dev/null"), "{error}");
    }
}

#[test]
fn rows_are_added_to_an_old_log_if_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.csv");
    let lines = || fs::read_to_string(&path).expect("a file").lines().count();
    train(CsvLogger::new(&path)).expect("a run");
    assert_eq!(lines(), 4);
    train(CsvLogger::new(&path).append(true)).expect("a run");
    assert_eq!(lines(), 7);
    train(CsvLogger::new(&path)).expect("a run");
    assert_eq!(lines(), 4);
}

#[test]
fn a_loss_that_is_no_number_ends_the_training_with_its_history_if_asked_for() {
    let x = Batch::from([[1e30_f32]]);
    network! { Line(x: [1]) -> [1] { x -> Dense(1) } }
    let mut model = Line::new(1).compile(Sgd::new(1.0), Mse, ());
    let error = model.clone().fit(&x, &x).epochs(9).verbose(false).run().expect_err("no number");
    assert!(matches!(error, Error::LossNotFinite { .. }));
    let history = model.fit(&x, &x).epochs(9).verbose(false).callback(TerminateOnNaN).run().expect("a history");
    assert!(history.epochs() < 9 && history.last("loss").is_some_and(|loss| !loss.is_finite()));
    let json = serde_json::to_string(&history).expect("JSON");
    let read: neurotype::History = serde_json::from_str(&json).expect("a history");
    assert_eq!(read.epochs(), history.epochs());
}

/// The events of a file: step, tag, and the number if it is a scalar. An independent reader of as much of the format as is needed.
fn events(folder: &Path) -> Vec<(u64, String, Option<f32>)> {
    fn fields(mut bytes: &[u8]) -> Vec<(u64, Vec<u8>)> {
        fn varint(bytes: &mut &[u8]) -> u64 {
            let mut number = 0;
            for shift in (0..).step_by(7) {
                let byte = bytes[0];
                *bytes = &bytes[1..];
                number |= u64::from(byte & 0x7f) << shift;
                if byte < 0x80 {
                    return number;
                }
            }
            number
        }
        let mut fields = Vec::new();
        while !bytes.is_empty() {
            let key = varint(&mut bytes);
            let content = match key & 7 {
                0 => varint(&mut bytes).to_le_bytes().to_vec(),
                kind => {
                    let length = match kind {
                        1 => 8,
                        5 => 4,
                        _ => usize::try_from(varint(&mut bytes)).expect("a length"),
                    };
                    let (content, rest) = bytes.split_at(length);
                    bytes = rest;
                    content.to_vec()
                }
            };
            fields.push((key >> 3, content));
        }
        fields
    }
    let [name] = &names(folder)[..] else { panic!("one file") };
    let file = fs::read(folder.join(name)).expect("a file");
    let (mut rest, mut found) = (&file[..], Vec::new());
    while !rest.is_empty() {
        let length = u64::from_le_bytes(rest[..8].try_into().expect("eight bytes"));
        let (record, behind) = rest[12..].split_at(usize::try_from(length).expect("a length"));
        rest = &behind[4..];
        let event = fields(record);
        let find = |event: &[(u64, Vec<u8>)], field: u64| {
            event.iter().find(|(number, _)| *number == field).map(|(_, content)| content.clone())
        };
        let step = find(&event, 2).map_or(0, |step| u64::from_le_bytes(step.try_into().expect("eight bytes")));
        if let Some(summary) = find(&event, 5) {
            let value = fields(&fields(&summary)[0].1);
            let tag = String::from_utf8(find(&value, 1).expect("a tag")).expect("UTF-8");
            let number = find(&value, 2).map(|number| f32::from_le_bytes(number.try_into().expect("four bytes")));
            found.push((step, tag, number));
        } else if let Some(graph) = find(&event, 4) {
            let nodes = fields(&graph).into_iter().filter(|(field, _)| *field == 1);
            let names = nodes.map(|(_, node)| String::from_utf8(fields(&node)[0].1.clone()).expect("UTF-8"));
            found.push((step, names.collect::<Vec<_>>().join(" "), None));
        }
    }
    found
}

#[test]
fn event_files_hold_every_number_of_every_epoch_and_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let board = TensorBoard::new(folder.path()).histogram_freq(2).update_freq(Every::Steps(2));
    let history = train(board).expect("a run");
    let (train, validation) = (events(&folder.path().join("train")), events(&folder.path().join("validation")));
    let scalars = |events: &[(u64, String, Option<f32>)], tag: &str| -> Vec<(u64, f32)> {
        let of_tag = events.iter().filter(|(_, name, _)| name == tag);
        of_tag.filter_map(|(step, _, number)| Some((*step, (*number)?))).collect()
    };
    let expected = |name: &str| -> Vec<(u64, f32)> {
        (0..).zip(history.get(name).expect("a number").iter().map(|number| *number as f32)).collect()
    };
    assert_eq!(scalars(&train, "epoch_loss"), expected("loss"));
    assert_eq!(scalars(&train, "epoch_accuracy"), expected("accuracy"));
    assert_eq!(scalars(&validation, "epoch_loss"), expected("val_loss"));
    assert_eq!(scalars(&train, "epoch_learning_rate"), [(0, 0.01), (1, 0.01), (2, 0.01)]);
    assert_eq!(scalars(&train, "batch_loss").iter().map(|(step, _)| *step).collect::<Vec<_>>(), [1, 3, 5, 7]);
    assert_eq!(scalars(&validation, "evaluation_loss_vs_iterations").len(), 3);
    let histograms = train.iter().filter(|(_, tag, _)| tag == "inner/dense/kernel/histogram");
    assert_eq!(histograms.map(|(step, ..)| *step).collect::<Vec<_>>(), [0, 2]);
    assert!(train.iter().any(|(_, names, _)| names == "x inner inner/x inner/dense dense"), "{train:?}");
}

#[test]
fn a_server_gets_the_numbers_of_each_epoch_and_need_not_be_there() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let root = format!("http://{}", listener.local_addr().expect("an address"));
    let server = std::thread::spawn(move || {
        let mut bodies = Vec::new();
        for _ in 0..3 {
            let (mut stream, _) = listener.accept().expect("a client");
            let mut request = Vec::new();
            let mut room = [0; 4096];
            let body = loop {
                let count = stream.read(&mut room).expect("a request");
                request.extend_from_slice(&room[..count]);
                let text = String::from_utf8_lossy(&request).into_owned();
                if let Some((head, body)) = text.split_once("\r\n\r\n") {
                    let length = head
                        .lines()
                        .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
                    if length.is_some_and(|length: usize| body.len() >= length) {
                        assert!(head.starts_with("POST /publish/epoch/end/ ") && head.contains("secret"), "{head}");
                        break body.to_owned();
                    }
                }
            };
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").expect("a client");
            bodies.push(body);
        }
        bodies
    });
    let history = train(RemoteMonitor::new().root(&root).send_as_json(true).header("X-Key", "secret")).expect("a run");
    let bodies = server.join().expect("three requests");
    let last: serde_json::Value = serde_json::from_str(&bodies[2]).expect("JSON");
    assert_eq!((last["epoch"].as_u64(), last["val_loss"].as_f64()), (Some(2), history.last("val_loss")));
    // Nobody listens there any more.
    assert_eq!(train(RemoteMonitor::new().root(&root)).expect("a run").epochs(), 3);
}
