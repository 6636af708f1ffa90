//! Models and what belongs to them through serde.

use neurotype::callbacks::{
    BackupAndRestore, CsvLogger, Every, Mode, ReduceLROnPlateau, RemoteMonitor, SwapEmaWeights, TensorBoard,
};
use neurotype::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

network! { Model(x: [3], depth: usize = 1) -> [2] { layer cell = Dense(3); let mut h = x; for _ in 0..depth { h = h -> cell; } h -> Dense(2) } }
network! { Generic<Block, const H: usize>(x: [H]) -> [2] { x -> Block -> Dense(2) } }
network! { Twice(x: [3]) -> [3] { x -> Dense(3, relu) -> Dense(3) } }

/// Through JSON and a compact binary form.
fn there_and_back<T: Serialize + DeserializeOwned>(value: &T) -> [T; 2] {
    let json = serde_json::to_string(value).expect("JSON");
    let binary = postcard::to_allocvec(value).expect("bytes");
    [serde_json::from_str(&json).expect("the same"), postcard::from_bytes(&binary).expect("the same")]
}

#[test]
fn models_go_through_json_and_bytes_to_the_bit() {
    let mut model = Model::new(9);
    model.depth = 4;
    for copy in there_and_back(&model) {
        assert_eq!((copy.parameters(), copy.depth, copy.seed()), (model.parameters(), 4, 9));
    }
    let generic = Generic::<Twice, 3, f64>::new(2);
    for copy in there_and_back(&generic) {
        assert_eq!(copy.parameters(), generic.parameters());
    }
}

#[test]
fn a_model_of_other_layers_is_refused() {
    let json = serde_json::to_string(&Twice::new(1)).expect("JSON");
    let message = serde_json::from_str::<Model>(&json).expect_err("another network").to_string();
    assert!(message.contains("a `Twice` of other layers than `Model`"), "{message}");
}

fn same(callback: &(impl Callback + Serialize + DeserializeOwned + std::fmt::Debug)) {
    for copy in there_and_back(callback) {
        assert_eq!(format!("{copy:?}"), format!("{callback:?}"));
    }
}

#[test]
fn losses_metrics_and_callbacks_go_through_both() {
    assert_eq!(there_and_back(&(Mse.weight(0.9), Mse)), [(Mse.weight(0.9), Mse); 2]);
    assert_eq!(
        there_and_back(&(SparseCategoricalCrossentropy, Accuracy)),
        [(SparseCategoricalCrossentropy, Accuracy); 2]
    );
    assert_eq!(there_and_back(&Adam::new(0.1).ema(0.9)), [Adam::new(0.1).ema(0.9); 2]);
    same(&EarlyStopping::new().monitor("loss").patience(3).baseline(0.5).start_from_epoch(2));
    same(&ReduceLROnPlateau::new().factor(0.3).mode(Mode::Max).min_lr(1e-5));
    same(&ModelCheckpoint::new("{epoch}").save_best_only(true).save_freq(Every::Steps(9)).initial_value_threshold(0.1));
    same(&BackupAndRestore::new("backup").save_freq(Every::Steps(7)));
    same(&CsvLogger::new("log").append(true).separator(';'));
    same(&TensorBoard::new("logs").histogram_freq(2));
    same(&RemoteMonitor::new().header("a", "b"));
    same(&SwapEmaWeights::new().swap_on_epoch(true));
}

#[test]
fn optimizers_and_histories_go_through_both() {
    assert_eq!(there_and_back(&Sgd::new(0.1).momentum(0.9)), [Sgd::new(0.1).momentum(0.9); 2]);
    assert_eq!(there_and_back(&Adam::default()), [Adam::default(); 2]);
    let (x, y) = (Batch::from([[0.5_f32; 3]]), Batch::from([[1.0_f32, 2.0]]));
    let history =
        Model::new(1).compile(Sgd::new(0.1), Mse, ()).fit(&x, &y).epochs(3).verbose(false).run().expect("data");
    assert_eq!(there_and_back(&history), [history.clone(), history]);
}
