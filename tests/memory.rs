//! What training takes of the machine's memory beyond the data itself. One test in this binary: the peak is the process's.
#![cfg(target_os = "linux")]

use neurotype::prelude::*;

network! {
    Classifier(image: [28, 28]) -> [10] {
        image -> Flatten -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax)
    }
}

const IMAGES: usize = 60_000;

/// The largest resident memory of this process so far, in bytes.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux has it");
    let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("Linux has it");
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<f64>().ok()).expect("a number") * 1024.0
}

/// One epoch, after a split for validation.
fn train<X: Split>(x: X, fit: impl Fn(&X, &Labels<10>, (&X, &Labels<10>))) {
    let labels = Labels::new((0..IMAGES).map(|image| image % 10)).expect("classes below 10");
    let (valid, train) = Dataset { x, y: labels }.split_at(5_000);
    fit(&train.x, &train.y, (&valid.x, &valid.y));
}

fn model() -> neurotype::Compiled<Classifier, Adam, SparseCategoricalCrossentropy, Accuracy> {
    Classifier::new(42).compile(Adam::default(), SparseCategoricalCrossentropy, Accuracy)
}

#[test]
fn a_training_takes_a_fifth_more_than_its_data_and_twenty_megabytes() {
    let pixels = IMAGES * 784;
    let bytes: Vec<u8> = (0..pixels).map(|pixel| (pixel * 37 % 251) as u8).collect();
    train(Bytes::<shape![28, 28]>::new(bytes).expect("whole images"), |x, y, (valid_x, valid_y)| {
        model().fit(x, y).validation(valid_x, valid_y).batch_size(256).verbose(false).run().expect("data that fit");
    });
    let (data, taken) = (pixels as f64, peak());
    assert!(taken < 1.2 * data + 20e6, "bytes: {:.0} MB for {:.0} MB of data", taken / 1e6, data / 1e6);

    let numbers: Vec<f32> = (0..pixels).map(|pixel| (pixel % 251) as f32 / 255.0).collect();
    train(Batch::<shape![28, 28]>::new(numbers).expect("whole images"), |x, y, (valid_x, valid_y)| {
        model().fit(x, y).validation(valid_x, valid_y).batch_size(256).verbose(false).run().expect("data that fit");
    });
    let (data, taken) = (4.0 * pixels as f64, peak());
    assert!(taken < 1.2 * data + 20e6, "floats: {:.0} MB for {:.0} MB of data", taken / 1e6, data / 1e6);
}
