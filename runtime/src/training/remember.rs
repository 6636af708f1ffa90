//! What a training remembers, as a file: saved, restored, and taken over from an interrupted run.

use std::path::Path;

use super::compile::Compiled;
use super::short_name;
use super::step::Memory;
use crate::error::{Error, Result};
use crate::graph::TensorPlace;
use crate::kernels::Aligned;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::storage::{self, Remembered};

/// A network with what the training of it remembers.
pub(super) type Trained<N> = (N, Vec<Aligned<<N as Network>::Scalar>>, Remembered);

impl<N: Network, O: Optimizer, L, M> Compiled<N, O, L, M> {
    /// Writes the model to a file together with what its training remembers: what the optimizer keeps of each parameter, its learning
    /// rate, the number of steps, the generators of shuffling and dropout.
    ///
    /// `Classifier::load(path)` reads the model from it; [`restore`](Self::restore) all of it, so that a further `fit` has the same bits as if
    /// nothing had been between. The file is replaced atomically.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
    /// # let folder = std::env::temp_dir().join(format!("neurotype-restore-{}", std::process::id()));
    /// # std::fs::create_dir_all(&folder).unwrap();
    /// # let path = folder.join("line.safetensors");
    /// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
    /// let mut model = Line::new(42).compile(Adam::default(), Mse, ());
    /// model.fit(&x, &y).epochs(3).verbose(false).run()?;
    /// model.save(&path)?;
    ///
    /// let mut later = Line::new(1).compile(Adam::default(), Mse, ());
    /// later.restore(&path)?;
    /// assert_eq!(later.fit(&x, &y).verbose(false).run()?, model.fit(&x, &y).verbose(false).run()?);
    /// # std::fs::remove_dir_all(&folder).unwrap();
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the folder is missing or cannot be written, or the disk is full; the old file is left as it was.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        self.write(path.as_ref(), None)
    }

    /// Replaces the model, its settings, and what its training remembers by those of a file that [`save`](Self::save) or a callback
    /// wrote. Losses and metrics stay.
    ///
    /// # Errors
    ///
    /// As [`Network::load`], and if the file tells of another optimizer; the model is left as it was.
    pub fn restore(&mut self, path: impl AsRef<Path>) -> Result<()> {
        let (trained, _) = self.read(path.as_ref())?;
        self.become_as(trained);
        Ok(())
    }

    pub(super) fn write(&self, path: &Path, run: Option<Vec<u8>>) -> Result<()> {
        let remembered = Remembered {
            optimizer: short_name(std::any::type_name::<O>()),
            learning_rate: self.optimizer.learning_rate(self.memory.iteration),
            iterations: self.memory.iteration,
            shuffling: self.shuffling.clone(),
            random: self.random.clone(),
            slots: self.memory.slots.len(),
            run,
        };
        storage::save_training(path, &self.network, &self.memory.slots, &remembered)
    }

    /// What a file tells, and where the run was that wrote it.
    pub(super) fn read(&self, path: &Path) -> Result<(Trained<N>, Option<Vec<u8>>)> {
        let (network, slots, mut remembered) = storage::restore_training::<N>(path)?;
        let (was, here) = (&remembered.optimizer, short_name(std::any::type_name::<O>()));
        if *was != here || slots.len() != self.memory.slots.len() {
            let (were, are) = (slots.len(), self.memory.slots.len());
            let problem = format!(
                "it was trained with `{was}`, which remembered {were} numbers a parameter, but here is `{here}` with {are}; compile with the same optimizer, or `load` the model alone"
            );
            return Err(Error::contents(path, problem));
        }
        if !self.optimizer.is_scheduled() {
            let rate = crate::optimizers::allow_learning_rate(remembered.learning_rate);
            rate.map_err(|error| Error::contents(path, error.to_string()))?;
        }
        let run = remembered.run.take();
        Ok(((network, slots, remembered), run))
    }

    pub(super) fn become_as(&mut self, (network, slots, remembered): Trained<N>) {
        // Files do not hold what is frozen: it stays as it is here.
        let frozen = self.network.frozen().to_vec();
        self.network = network;
        self.network.frozen_mut().copy_from_slice(&frozen);
        self.memory = Memory { slots, iteration: remembered.iterations };
        self.optimizer.set_learning_rate(remembered.learning_rate);
        (self.shuffling, self.random) = (remembered.shuffling, remembered.random);
    }

    /// The parameters become their moving average, if the optimizer keeps one: what Keras does when a `fit` is over.
    pub(super) fn take_average(&mut self) {
        let average = self.optimizer.average_slot().and_then(|slot| self.memory.slots.get(slot));
        if let Some(average) = average.filter(|_| self.memory.iteration > 0) {
            for TensorPlace { place, .. } in N::GRAPH.trained_tensors(self.network.frozen()) {
                self.network.parameters_mut()[place.clone()].copy_from_slice(&average[place]);
            }
        }
    }
}
