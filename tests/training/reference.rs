//! Training against an implementation in plain loops that shares no line with the library.

use neurotype::prelude::*;
use proptest::prelude::*;

network! {
    Net<const I: usize, const H: usize, const O: usize>(x: [I]) -> [O] { x -> Dense(H, tanh) -> Dense(O) }
}

/// A network with one hidden layer of tanh, its parameters in the library's order, trained sample by sample.
struct Slow {
    sizes: [usize; 3],
    parameters: Vec<f64>,
}

impl Slow {
    fn hidden(&self, x: &[f64]) -> Vec<f64> {
        let [inputs, hidden, _] = self.sizes;
        let bias = inputs * hidden;
        let sum = |h: usize| (0..inputs).map(|i| self.parameters[i * hidden + h] * x[i]).sum::<f64>();
        (0..hidden).map(|h| (sum(h) + self.parameters[bias + h]).tanh()).collect()
    }

    fn output(&self, hidden: &[f64]) -> Vec<f64> {
        let [inputs, count, outputs] = self.sizes;
        let start = (inputs + 1) * count;
        let bias = start + count * outputs;
        let sum = |o: usize| (0..count).map(|h| self.parameters[start + h * outputs + o] * hidden[h]).sum::<f64>();
        (0..outputs).map(|o| sum(o) + self.parameters[bias + o]).collect()
    }

    /// One step of plain descent on the mean squared error; gives the loss before it.
    fn step(&mut self, xs: &[&[f64]], ys: &[&[f64]], rate: f64) -> f64 {
        let [inputs, count, outputs] = self.sizes;
        let (mut loss, mut gradient) = (0.0, vec![0.0; self.parameters.len()]);
        let start = (inputs + 1) * count;
        for (x, y) in xs.iter().zip(ys) {
            let hidden = self.hidden(x);
            let output = self.output(&hidden);
            let mut back = vec![0.0; count];
            for o in 0..outputs {
                let error = output[o] - y[o];
                loss += error * error;
                let slope = 2.0 * error / (outputs * xs.len()) as f64;
                for h in 0..count {
                    gradient[start + h * outputs + o] += slope * hidden[h];
                    back[h] += slope * self.parameters[start + h * outputs + o];
                }
                gradient[start + count * outputs + o] += slope;
            }
            for h in 0..count {
                let slope = back[h] * (1.0 - hidden[h] * hidden[h]);
                for i in 0..inputs {
                    gradient[i * count + h] += slope * x[i];
                }
                gradient[inputs * count + h] += slope;
            }
        }
        for (parameter, gradient) in self.parameters.iter_mut().zip(gradient) {
            *parameter -= rate * gradient;
        }
        loss / (outputs * xs.len()) as f64
    }
}

fn compare<const I: usize, const H: usize, const O: usize>(samples: usize, batch_size: usize, seed: u64) {
    let numbers = |count: usize, phase: f64| (0..count).map(|i| ((i * 37 % 101) as f64 * 0.31 + phase).sin()).collect();
    let x = Batch::<shape![I], f64>::new(numbers(samples * I, seed as f64)).expect("whole samples");
    let y = Batch::<shape![O], f64>::new(numbers(samples * O, 1.0)).expect("whole samples");
    let mut fast = Net::<I, H, O, f64>::new(seed).compile(Sgd::new(0.1), Mse, ());
    let mut slow = Slow { sizes: [I, H, O], parameters: fast.parameters().to_vec() };
    let run = fast.fit(&x, &y).epochs(2).batch_size(batch_size).shuffle(false).verbose(false);
    let history = run.run().expect("data that fit");
    let mut losses = Vec::new();
    for _ in 0..2 {
        let (xs, ys): (Vec<_>, Vec<_>) = (x.samples().collect(), y.samples().collect());
        let sum: f64 = xs
            .chunks(batch_size)
            .zip(ys.chunks(batch_size))
            .map(|(xs, ys)| slow.step(xs, ys, 0.1) * xs.len() as f64)
            .sum();
        losses.push(sum / samples as f64);
    }
    for (fast, slow) in fast.parameters().iter().zip(&slow.parameters) {
        assert!((fast - slow).abs() < 1e-12, "{fast} {slow}");
    }
    for (fast, slow) in history.get("loss").expect("a loss").iter().zip(losses) {
        assert!((fast - slow).abs() < 1e-12, "{fast} {slow}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_shape_and_batch_size_trains_as_the_slow_one_does(
        shape in 0..8_usize,
        samples in 1..80_usize,
        batch_size in 1..50_usize,
        seed in 0..1000_u64,
    ) {
        match shape {
            0 => compare::<1, 1, 1>(samples, batch_size, seed),
            1 => compare::<8, 30, 1>(samples, batch_size, seed),
            2 => compare::<3, 2, 5>(samples, batch_size, seed),
            3 => compare::<17, 13, 9>(samples, batch_size, seed),
            4 => compare::<16, 32, 8>(samples, batch_size, seed),
            5 => compare::<1, 25, 24>(samples, batch_size, seed),
            6 => compare::<33, 7, 2>(samples, batch_size, seed),
            _ => compare::<2, 64, 3>(samples, batch_size, seed),
        }
    }
}

#[test]
fn single_samples_and_ragged_last_batches() {
    for (samples, batch_size) in [(1, 1), (1, 32), (33, 32), (31, 32), (32, 32), (5, 1), (48, 17)] {
        compare::<8, 30, 1>(samples, batch_size, 1);
    }
}
