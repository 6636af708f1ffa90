//! The workloads in candle: a training loop as in its examples.

use std::hint::black_box;
use std::time::Instant;

use candle_core::{DType, Device, Result, Tensor};
use candle_nn::{AdamW, Linear, Module, Optimizer, ParamsAdamW, SGD, VarBuilder, VarMap, linear, loss};

const BATCH: usize = 32;
const ROUNDS: usize = 7;

struct Layers(Vec<Linear>);

impl Layers {
    fn new(widths: &[usize], builder: VarBuilder<'_>) -> Result<Self> {
        let pairs = widths.windows(2).enumerate();
        pairs.map(|(index, pair)| linear(pair[0], pair[1], builder.pp(format!("l{index}")))).collect::<Result<_>>().map(Self)
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let (last, hidden) = self.0.split_last().expect("at least one layer");
        let mut x = x.clone();
        for layer in hidden {
            x = layer.forward(&x)?.relu()?;
        }
        last.forward(&x)
    }
}

fn numbers(samples: usize, width: usize) -> Result<Tensor> {
    let numbers: Vec<f32> = (0..samples * width).map(|index| (index as f32 * 0.37).sin()).collect();
    Tensor::from_vec(numbers, (samples, width), &Device::Cpu)
}

fn timed(units: usize, mut work: impl FnMut() -> Result<()>) -> Result<f64> {
    work()?;
    let mut seconds = Vec::new();
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        work()?;
        seconds.push(begin.elapsed().as_secs_f64() / units as f64);
    }
    seconds.sort_by(f64::total_cmp);
    Ok(seconds[ROUNDS / 2])
}

/// Epochs over shuffled batches; `loss_of` gets the indices of a batch.
fn epochs(mut optimizer: impl Optimizer, steps: usize, loss_of: impl Fn(&Tensor) -> Result<Tensor>) -> Result<f64> {
    timed(steps, || {
        let mut total = 0.0;
        for step in 0..steps {
            // A fixed permutation stands for the shuffled order.
            let chosen: Vec<u32> =
                (0..BATCH).map(|place| ((step * BATCH + place) * 7919 % (BATCH * steps)) as u32).collect();
            let loss = loss_of(&Tensor::from_vec(chosen, BATCH, &Device::Cpu)?)?;
            optimizer.backward_step(&loss)?;
            total += loss.to_scalar::<f32>()?;
        }
        black_box(total);
        Ok(())
    })
}

fn large(adam: bool) -> Result<f64> {
    let (steps, map) = (100, VarMap::new());
    let model = Layers::new(&[784, 300, 300, 10], VarBuilder::from_varmap(&map, DType::F32, &Device::Cpu))?;
    let x = numbers(BATCH * steps, 784)?;
    let y = Tensor::from_vec((0..BATCH * steps).map(|sample| sample as u32 % 10).collect(), BATCH * steps, &Device::Cpu)?;
    let loss_of = |chosen: &Tensor| {
        loss::cross_entropy(&model.forward(&x.index_select(chosen, 0)?)?, &y.index_select(chosen, 0)?)
    };
    if adam {
        let parameters = ParamsAdamW { weight_decay: 0.0, ..Default::default() };
        epochs(AdamW::new(map.all_vars(), parameters)?, steps, loss_of)
    } else {
        epochs(SGD::new(map.all_vars(), 0.01)?, steps, loss_of)
    }
}

fn small() -> Result<f64> {
    let (steps, map) = (300, VarMap::new());
    let model = Layers::new(&[8, 30, 1], VarBuilder::from_varmap(&map, DType::F32, &Device::Cpu))?;
    let (x, y) = (numbers(BATCH * steps, 8)?, numbers(BATCH * steps, 1)?);
    epochs(SGD::new(map.all_vars(), 0.001)?, steps, |chosen| {
        loss::mse(&model.forward(&x.index_select(chosen, 0)?)?, &y.index_select(chosen, 0)?)
    })
}

fn wide() -> Result<f64> {
    let (steps, map) = (300, VarMap::new());
    let builder = VarBuilder::from_varmap(&map, DType::F32, &Device::Cpu);
    let hidden = [linear(6, 30, builder.pp("h1"))?, linear(30, 30, builder.pp("h2"))?];
    let (price, aux) = (linear(35, 1, builder.pp("price"))?, linear(30, 1, builder.pp("aux"))?);
    let (a, b, y) = (numbers(BATCH * steps, 5)?, numbers(BATCH * steps, 6)?, numbers(BATCH * steps, 1)?);
    epochs(SGD::new(map.all_vars(), 0.001)?, steps, |chosen| {
        let mut deep = b.index_select(chosen, 0)?;
        for layer in &hidden {
            deep = layer.forward(&deep)?.relu()?;
        }
        let truth = y.index_select(chosen, 0)?;
        let of_price = price.forward(&Tensor::cat(&[&a.index_select(chosen, 0)?, &deep], 1)?)?;
        (loss::mse(&of_price, &truth)? * 0.9)? + (loss::mse(&aux.forward(&deep)?, &truth)? * 0.1)?
    })
}

fn predict(widths: &[usize], samples: usize, units: usize) -> Result<f64> {
    let map = VarMap::new();
    let model = Layers::new(widths, VarBuilder::from_varmap(&map, DType::F32, &Device::Cpu))?;
    let x = numbers(samples, widths[0])?;
    timed(units * samples, || {
        for _ in 0..units {
            black_box(model.forward(&x)?);
        }
        Ok(())
    })
}

fn main() -> Result<()> {
    for workload in std::env::args().skip(1) {
        let seconds = match workload.as_str() {
            "step-large" => large(false)?,
            "adam-large" => large(true)?,
            "step-small" => small()?,
            "step-wide" => wide()?,
            "predict-large" => predict(&[784, 300, 300, 10], 1, 300)?,
            "predict-small" => predict(&[8, 30, 1], 1, 3000)?,
            "bulk-large" => predict(&[784, 300, 300, 10], 10_000, 1)?,
            _ => continue,
        };
        println!("{workload} {seconds:e}");
    }
    Ok(())
}
