//! The workloads in dfdx: a training loop as in its MNIST example.

use std::hint::black_box;
use std::time::Instant;

use dfdx::data::OneHotEncode;
use dfdx::losses::{cross_entropy_with_logits_loss, mse_loss};
use dfdx::optim::{Adam, AdamConfig, Optimizer, Sgd, SgdConfig};
use dfdx::prelude::*;
use dfdx::tensor::AutoDevice;

const BATCH: usize = 32;
const ROUNDS: usize = 7;

type Large = ((Linear<784, 300>, ReLU), (Linear<300, 300>, ReLU), Linear<300, 10>);
type Small = ((Linear<8, 30>, ReLU), Linear<30, 1>);

fn numbers<const WIDTH: usize>(device: &AutoDevice, samples: usize) -> Tensor<(usize, Const<WIDTH>), f32, AutoDevice> {
    let numbers = (0..samples * WIDTH).map(|index| (index as f32 * 0.37).sin()).collect();
    device.tensor_from_vec(numbers, (samples, Const::<WIDTH>))
}

fn timed(units: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut seconds = Vec::new();
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        work();
        seconds.push(begin.elapsed().as_secs_f64() / units as f64);
    }
    seconds.sort_by(f64::total_cmp);
    seconds[ROUNDS / 2]
}

/// The samples of a step; a fixed permutation stands for the shuffled order.
fn chosen(step: usize, steps: usize) -> [usize; BATCH] {
    std::array::from_fn(|place| (step * BATCH + place) * 7919 % (BATCH * steps))
}

/// Epochs over shuffled batches: `$step` makes of the indices of a batch its inputs and what the loss is of a prediction.
macro_rules! epochs {
    ($model:ident, $optimizer:expr, $steps:ident, $step:expr) => {{
        let (mut gradients, mut optimizer) = (Some($model.alloc_grads()), $optimizer(&$model));
        timed($steps, || {
            let mut total = 0.0;
            for step in 0..$steps {
                let (x, loss) = $step(chosen(step, $steps));
                let loss = loss($model.forward_mut(x.traced(gradients.take().expect("given back"))));
                total += loss.array();
                let mut found = loss.backward();
                optimizer.update(&mut $model, &found).expect("all parameters used");
                $model.zero_grads(&mut found);
                gradients = Some(found);
            }
            black_box(total);
        })
    }};
}

macro_rules! large {
    ($optimizer:expr) => {{
        let (device, steps) = (AutoDevice::default(), 50);
        let mut model = device.build_module::<Large, f32>();
        let x = numbers::<784>(&device, BATCH * steps);
        epochs!(model, $optimizer, steps, |chosen: [usize; BATCH]| {
            let truth = device.one_hot_encode(Const::<10>, chosen.map(|sample| sample % 10));
            (x.clone().gather(device.tensor(chosen)), move |logits| cross_entropy_with_logits_loss(logits, truth))
        })
    }};
}

fn small() -> f64 {
    let (device, steps) = (AutoDevice::default(), 300);
    let mut model = device.build_module::<Small, f32>();
    let (x, y) = (numbers::<8>(&device, BATCH * steps), numbers::<1>(&device, BATCH * steps));
    let sgd = |model: &_| Sgd::new(model, SgdConfig { lr: 1e-3, momentum: None, weight_decay: None });
    epochs!(model, sgd, steps, |chosen: [usize; BATCH]| {
        let chosen = device.tensor(chosen);
        let truth = y.clone().gather(chosen.clone());
        (x.clone().gather(chosen), move |prediction| mse_loss(prediction, truth))
    })
}

macro_rules! predict {
    ($network:ty, $width:literal, $samples:expr, $units:expr) => {{
        let device = AutoDevice::default();
        let model = device.build_module::<$network, f32>();
        let x = numbers::<$width>(&device, $samples);
        timed($units * $samples, || {
            for _ in 0..$units {
                black_box(model.forward(x.clone()));
            }
        })
    }};
}

fn main() {
    for workload in std::env::args().skip(1) {
        let seconds = match workload.as_str() {
            "step-large" => {
                large!(|model| Sgd::new(model, SgdConfig { lr: 0.01, momentum: None, weight_decay: None }))
            }
            "adam-large" => large!(|model| Adam::new(model, AdamConfig::default())),
            "step-small" => small(),
            "predict-large" => predict!(Large, 784, 1, 300),
            "predict-small" => predict!(Small, 8, 1, 3000),
            "bulk-large" => predict!(Large, 784, 10_000, 1),
            _ => continue,
        };
        println!("{workload} {seconds:e}");
    }
}
