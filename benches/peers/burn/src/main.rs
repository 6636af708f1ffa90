//! The workloads in Burn: a custom training loop as in its book, with the Flex backend.

use std::hint::black_box;
use std::time::Instant;

use burn::backend::{Autodiff, Flex};
use burn::module::{AutodiffModule, Module};
use burn::nn::loss::{CrossEntropyLossConfig, MseLoss, Reduction};
use burn::nn::{Linear, LinearConfig, Relu};
use burn::optim::{AdamConfig, GradientsParams, Optimizer, SgdConfig};
use burn::tensor::backend::Backend;
use burn::tensor::{Int, Tensor, TensorData};

type Training = Autodiff<Flex>;
type Device = <Training as burn::tensor::backend::BackendTypes>::Device;

const BATCH: usize = 32;
const ROUNDS: usize = 7;

#[derive(Module, Debug)]
struct Layers<B: Backend> {
    layers: Vec<Linear<B>>,
    relu: Relu,
}

impl<B: Backend> Layers<B> {
    fn new(widths: &[usize], device: &B::Device) -> Self {
        let layers = widths.windows(2).map(|pair| LinearConfig::new(pair[0], pair[1]).init(device)).collect();
        Self { layers, relu: Relu::new() }
    }

    fn forward(&self, mut x: Tensor<B, 2>) -> Tensor<B, 2> {
        for (index, layer) in self.layers.iter().enumerate() {
            x = layer.forward(x);
            if index + 1 < self.layers.len() {
                x = self.relu.forward(x);
            }
        }
        x
    }
}

#[derive(Module, Debug)]
struct WideDeep<B: Backend> {
    hidden: Vec<Linear<B>>,
    price: Linear<B>,
    aux: Linear<B>,
    relu: Relu,
}

impl<B: Backend> WideDeep<B> {
    fn new(device: &B::Device) -> Self {
        Self {
            hidden: vec![LinearConfig::new(6, 30).init(device), LinearConfig::new(30, 30).init(device)],
            price: LinearConfig::new(35, 1).init(device),
            aux: LinearConfig::new(30, 1).init(device),
            relu: Relu::new(),
        }
    }

    fn forward(&self, wide: Tensor<B, 2>, mut deep: Tensor<B, 2>) -> (Tensor<B, 2>, Tensor<B, 2>) {
        for layer in &self.hidden {
            deep = self.relu.forward(layer.forward(deep));
        }
        (self.price.forward(Tensor::cat(vec![wide, deep.clone()], 1)), self.aux.forward(deep))
    }
}

fn numbers<B: Backend>(samples: usize, width: usize, device: &B::Device) -> Tensor<B, 2> {
    let numbers: Vec<f32> = (0..samples * width).map(|index| (index as f32 * 0.37).sin()).collect();
    Tensor::from_data(TensorData::new(numbers, [samples, width]), device)
}

fn timed(units: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed().as_secs_f64() / units as f64
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[ROUNDS / 2]
}

/// Epochs over shuffled batches; `loss_of` gets the model and the indices of a batch.
fn epochs<M: AutodiffModule<Training>>(
    model: M,
    mut optimizer: impl Optimizer<M, Training>,
    (rate, steps): (f64, usize),
    device: &Device,
    loss_of: impl Fn(&M, Tensor<Training, 1, Int>) -> Tensor<Training, 1>,
) -> f64 {
    let mut model = Some(model);
    timed(steps, || {
        let mut total = 0.0;
        for step in 0..steps {
            // A fixed permutation stands for the shuffled order.
            let chosen: Vec<i64> =
                (0..BATCH).map(|place| ((step * BATCH + place) * 7919 % (BATCH * steps)) as i64).collect();
            let chosen = Tensor::from_data(TensorData::new(chosen, [BATCH]), device);
            let trained = model.take().expect("put back below");
            let loss = loss_of(&trained, chosen);
            total += loss.clone().into_scalar();
            let gradients = GradientsParams::from_grads(loss.backward(), &trained);
            model = Some(optimizer.step(rate, trained, gradients));
        }
        black_box(total);
    })
}

fn large(adam: bool, device: &Device) -> f64 {
    let steps = 100;
    let x = numbers::<Training>(BATCH * steps, 784, device);
    let labels: Vec<i64> = (0..BATCH * steps).map(|sample| (sample % 10) as i64).collect();
    let y: Tensor<Training, 1, Int> = Tensor::from_data(TensorData::new(labels, [BATCH * steps]), device);
    let model = Layers::<Training>::new(&[784, 300, 300, 10], device);
    let loss = CrossEntropyLossConfig::new().init(device);
    let loss_of = |model: &Layers<Training>, chosen: Tensor<Training, 1, Int>| {
        loss.forward(model.forward(x.clone().select(0, chosen.clone())), y.clone().select(0, chosen))
    };
    if adam {
        epochs(model, AdamConfig::new().init(), (0.001, steps), device, loss_of)
    } else {
        epochs(model, SgdConfig::new().init(), (0.01, steps), device, loss_of)
    }
}

fn small(device: &Device) -> f64 {
    let steps = 300;
    let (x, y) = (numbers::<Training>(BATCH * steps, 8, device), numbers::<Training>(BATCH * steps, 1, device));
    let model = Layers::<Training>::new(&[8, 30, 1], device);
    epochs(model, SgdConfig::new().init(), (0.001, steps), device, |model, chosen| {
        let output = model.forward(x.clone().select(0, chosen.clone()));
        MseLoss::new().forward(output, y.clone().select(0, chosen), Reduction::Mean)
    })
}

fn wide(device: &Device) -> f64 {
    let steps = 300;
    let (a, b) = (numbers::<Training>(BATCH * steps, 5, device), numbers::<Training>(BATCH * steps, 6, device));
    let y = numbers::<Training>(BATCH * steps, 1, device);
    epochs(WideDeep::<Training>::new(device), SgdConfig::new().init(), (0.001, steps), device, |model, chosen| {
        let (price, aux) = model.forward(a.clone().select(0, chosen.clone()), b.clone().select(0, chosen.clone()));
        let truth = y.clone().select(0, chosen);
        let of_price = MseLoss::new().forward(price, truth.clone(), Reduction::Mean);
        of_price * 0.9 + MseLoss::new().forward(aux, truth, Reduction::Mean) * 0.1
    })
}

fn predict(widths: &[usize], samples: usize, units: usize, device: &Device) -> f64 {
    let (model, x) = (Layers::<Flex>::new(widths, device), numbers::<Flex>(samples, widths[0], device));
    timed(units * samples, || (0..units).for_each(|_| drop(black_box(model.forward(x.clone()).into_data()))))
}

fn main() {
    let device = Device::default();
    for workload in std::env::args().skip(1) {
        let seconds = match workload.as_str() {
            "step-large" => large(false, &device),
            "adam-large" => large(true, &device),
            "step-small" => small(&device),
            "step-wide" => wide(&device),
            "predict-large" => predict(&[784, 300, 300, 10], 1, 300, &device),
            "predict-small" => predict(&[8, 30, 1], 1, 3000, &device),
            "bulk-large" => predict(&[784, 300, 300, 10], 10_000, 1, &device),
            _ => continue,
        };
        println!("{workload} {seconds:e}");
    }
}
