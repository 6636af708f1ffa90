//! Optimizers that hold another one, and what they leave to it.

/// What an optimizer that holds another passes on to it unchanged.
macro_rules! passes_on {
    ($($method:ident)+) => { $(passes_on!(@ $method);)+ };
    (@ slots) => {
        fn slots(&self) -> usize {
            self.optimizer.slots()
        }
    };
    (@ learning_rate) => {
        fn learning_rate(&self, steps: u64) -> f64 {
            self.optimizer.learning_rate(steps)
        }

        fn set_learning_rate(&mut self, rate: f64) {
            self.optimizer.set_learning_rate(rate);
        }

        fn is_scheduled(&self) -> bool {
            self.optimizer.is_scheduled()
        }
    };
    (@ is_elementwise) => {
        fn is_elementwise(&self) -> bool {
            self.optimizer.is_elementwise()
        }
    };
    (@ steps_by_each) => {
        fn steps_by_each(&self) -> bool {
            self.optimizer.steps_by_each()
        }
    };
    (@ average_slot) => {
        fn average_slot(&self) -> Option<usize> {
            self.optimizer.average_slot()
        }
    };
    (@ prepare) => {
        fn prepare<T: Scalar>(&self, whole: crate::optimizers::Whole<'_, '_, T>) {
            self.optimizer.prepare(whole);
        }
    };
    (@ step) => {
        fn step<T: Scalar>(&self, step: crate::optimizers::Step<'_, '_, T>) {
            self.optimizer.step(step);
        }
    };
}
pub(super) use passes_on;
