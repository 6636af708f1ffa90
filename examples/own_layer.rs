//! A layer of one's own, its gradients checked: `cargo run --release --example own_layer`.

use neurotype::layers::{Backward, Forward, Layer, Rule};
use neurotype::outputs::Logits;
use neurotype::prelude::*;
use neurotype::random::Random;
use neurotype::{Scalar, Sizes};

/// Fourier features (Tancik et al., 2020): cos(2π · B · x) and sin(2π · B · x), with a trainable B of normal numbers. What oscillates is
/// easier to learn from them than from x.
#[derive(Clone, Copy, Debug)]
pub struct Fourier {
    waves: usize,
    deviation: f64,
}

impl Fourier {
    /// So many waves, of frequencies with this standard deviation.
    #[must_use]
    pub const fn new(waves: usize, deviation: f64) -> Self {
        Self { waves, deviation }
    }

    /// `[inputs]` to `[2 · waves]`, with a matrix of frequencies; keeps the phases.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(Sizes::new(&[2 * self.waves]))
            .with("frequencies", Sizes::new(&[inputs[0].elements(), self.waves]))
            .keeps(self.waves)
    }
}

impl<T: Scalar> Layer<T> for Fourier {
    type Kind = Logits;

    fn initialize(&self, _inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        parameters.fill_with(|| T::from_f64(std::f64::consts::TAU * self.deviation * random.normal()));
    }

    fn forward(&self, call: Forward<'_, T>) {
        let (x, step, waves) = (call.inputs.get(0), call.step, self.waves);
        for (index, phase) in call.kept.iter_mut().enumerate() {
            let (wave, sample) = (index / step, index % step);
            let frequencies = call.parameters.iter().skip(wave).step_by(waves);
            *phase = frequencies.zip(x[sample..].iter().step_by(step)).map(|(frequency, x)| *frequency * *x).sum();
            call.output[index] = T::from_f64(phase.to_f64().cos());
            call.output[waves * step + index] = T::from_f64(phase.to_f64().sin());
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (x, step, waves) = (call.inputs.get(0), call.step, self.waves);
        let (cosines, sines) = call.output.split_at(waves * step);
        let (of_cosines, of_sines) = call.gradient.split_at(waves * step);
        let of_phase = |index: usize| of_sines[index] * cosines[index] - of_cosines[index] * sines[index];
        if let Some(mut target) = call.input_gradients.of(0) {
            let frequency = |place: usize, wave: usize| call.weights.values()[place / step * waves + wave];
            target.put_each(|place| {
                (0..waves).map(|wave| frequency(place, wave) * of_phase(wave * step + place % step)).sum()
            });
        }
        if let Some(mut target) = call.weights.target() {
            target.put_each(|place| {
                let (input, wave) = (place / waves, place % waves);
                (0..step).map(|sample| x[input * step + sample] * of_phase(wave * step + sample)).sum()
            });
        }
    }
}

network! { Waves(x: [1]) -> [1] { x -> Fourier(32, 1.5) -> Dense(1) } }
network! { Without(x: [1]) -> [1] { x -> Dense(64, tanh) -> Dense(1) } }

fn main() -> neurotype::Result<()> {
    let x: Batch<shape![1], f64> = Batch::new((0..512).map(|i| f64::from(i) / 256.0 - 1.0).collect())?;
    let y = x.clone().map(|x| (9.0 * x).sin() + 0.5 * (23.0 * x).cos());

    let few = x.slice(100..105);
    let mut model = Waves::<f64>::new(42).compile(Adam::new(0.01), Mse, ());
    model.check_gradients(&few, &y.slice(100..105))?;
    println!("The gradients of `Fourier` agree with differences.");

    model.fit(&x, &y).epochs(100).verbose(false).run()?;
    let mut without = Without::<f64>::new(42).compile(Adam::new(0.01), Mse, ());
    without.fit(&x, &y).epochs(100).verbose(false).run()?;
    println!("With Fourier features - {}", model.evaluate(&x, &y)?);
    println!("With a hidden layer   - {}", without.evaluate(&x, &y)?);
    Ok(())
}
