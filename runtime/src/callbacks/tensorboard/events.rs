//! Event files: records of protocol buffers, each with checksums.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::protobuf::Message;
use crate::graph::Graph;
use crate::storage;

/// A file of events that TensorBoard reads.
#[derive(Debug)]
pub(super) struct Events(File);

impl Events {
    /// A new file in a folder, under a name that no other has.
    pub(super) fn create(folder: &Path) -> std::io::Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        fs::create_dir_all(folder)?;
        let host = std::env::var("HOSTNAME").unwrap_or_else(|_| "localhost".to_owned());
        let (seconds, process) = (now() as u64, std::process::id());
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("events.out.tfevents.{seconds}.{host}.{process}.{number}.v2");
        let mut events = Self(File::create_new(folder.join(name))?);
        events.write(&Message::new().double(1, now()).text(3, "brain.Event:2"))?;
        Ok(events)
    }

    /// A record: length, its checksum, the event, its checksum.
    fn write(&mut self, event: &Message) -> std::io::Result<()> {
        let event = event.as_bytes();
        let length = (event.len() as u64).to_le_bytes();
        let mut record = Vec::with_capacity(event.len() + 16);
        record.extend(length);
        record.extend(masked(&length).to_le_bytes());
        record.extend(event);
        record.extend(masked(event).to_le_bytes());
        self.0.write_all(&record)
    }

    pub(super) fn sync(&self) -> std::io::Result<()> {
        self.0.sync_data()
    }

    fn value(&mut self, step: u64, value: &Message) -> std::io::Result<()> {
        self.write(&Message::new().double(1, now()).int(2, step).message(5, &Message::new().message(1, value)))
    }

    pub(super) fn scalar(&mut self, tag: &str, step: u64, number: f64) -> std::io::Result<()> {
        self.value(step, &Message::new().text(1, tag).float(2, number as f32))
    }

    pub(super) fn histogram(&mut self, tag: &str, step: u64, numbers: &[f64]) -> std::io::Result<()> {
        self.value(step, &Message::new().text(1, tag).message(5, &histogram(numbers)))
    }

    pub(super) fn graph(&mut self, graph: &Graph) -> std::io::Result<()> {
        self.write(&Message::new().double(1, now()).bytes(4, graph_of(graph).as_bytes()))
    }

    /// Says that what was written for this step and later ones will be written again.
    pub(super) fn begin_again(&mut self, step: u64) -> std::io::Result<()> {
        self.write(&Message::new().double(1, now()).int(2, step).message(7, &Message::new().int(1, 1)))
    }
}

fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}

/// The checksum as record files hold it: turned, and with a constant added, so that one of a checksum is another.
fn masked(bytes: &[u8]) -> u32 {
    crc32c::crc32c(bytes).rotate_right(15).wrapping_add(0xa282_ead8)
}

/// Thirty buckets of one width from the smallest finite number to the largest.
fn histogram(numbers: &[f64]) -> Message {
    const BUCKETS: usize = 30;
    let finite: Vec<f64> = numbers.iter().copied().filter(|number| number.is_finite()).collect();
    let least = finite.iter().copied().fold(f64::INFINITY, f64::min);
    let most = finite.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (least, most) = if finite.is_empty() { (0.0, 0.0) } else { (least, most) };
    let width = (most - least) / BUCKETS as f64;
    let mut counts = [0.0; BUCKETS];
    for number in &finite {
        let bucket = if width > 0.0 { ((number - least) / width) as usize } else { BUCKETS - 1 };
        counts[bucket.min(BUCKETS - 1)] += 1.0;
    }
    let limits: Vec<f64> = (1..=BUCKETS).map(|bucket| least + width * bucket as f64).collect();
    let squares = finite.iter().map(|number| number * number).sum();
    let message = Message::new().double(1, least).double(2, most).double(3, finite.len() as f64);
    message.double(4, finite.iter().sum()).double(5, squares).doubles(6, &limits).doubles(7, &counts)
}

/// A node for each value, those inside of networks in boxes.
fn graph_of(graph: &Graph) -> Message {
    let path = |name: &str| name.replace(" #", "_").replace('.', "/");
    let nodes = storage::rows(graph).into_iter().map(|row| {
        let node = Message::new().text(1, &path(&row.name)).text(2, &row.kind.replace(' ', "_"));
        row.from.iter().fold(node, |node, from| node.text(3, &path(from)))
    });
    nodes.fold(Message::new(), |graph, node| graph.message(1, &node)).message(4, &Message::new().int(1, 22))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_record_files() {
        // What every event file begins with: the record of a length of 24.
        assert_eq!(crc32c::crc32c(b"123456789"), 0xe306_9283);
        assert_eq!(masked(&24_u64.to_le_bytes()).to_le_bytes(), [0xa3, 0x7f, 0x4b, 0x22]);
    }
}
