//! `Hyperband`: short trainings, of which the best are trained longer; and what other tuners make of epochs.

use std::cell::Cell;

use neurotype::prelude::*;
use neurotype::search::{
    BayesianOptimization, GridSearch, HyperParameters, Hyperband, RandomSearch, Search, Trial, Trials, Tuner, Value,
};

fn quiet<T: Tuner>(tuner: T) -> Search<T> {
    Search::new(tuner).objective("loss").verbose(false)
}

/// How many epochs a trial had.
fn epochs(trial: &Trial) -> usize {
    match trial.get("epochs") {
        Some(Value::Int(epochs)) => *epochs,
        other => panic!("epochs are {other:?}"),
    }
}

/// Lengths of trainings, each with how many have it in a row.
fn rounds(trials: &Trials) -> Vec<(usize, usize)> {
    let all: Vec<usize> = trials.iter().map(epochs).collect();
    all.chunk_by(|one, other| one == other).map(|round| (round.len(), round[0])).collect()
}

/// A loss that is smallest with a rate of 0.01, and nearer to that the longer it is trained.
fn loss(hp: &HyperParameters<'_>) -> neurotype::Result<f64> {
    let rate = hp.log_float("rate", 1e-6..=1.0)?;
    let momentum = hp.float("momentum", 0.0..=1.0)?;
    Ok((rate.log10() + 2.0).abs() + (momentum - 0.5).abs() + 3.0 / hp.epochs(27)? as f64)
}

#[test]
fn the_best_third_of_each_round_is_trained_three_times_as_long() {
    let trials = quiet(Hyperband::new(1)).run(loss).expect("numbers");
    let brackets = [(27, 1), (9, 3), (3, 9), (1, 27), (12, 3), (4, 9), (1, 27), (6, 9), (2, 27), (4, 27)];
    // Two rounds beside each other may be as long.
    let joined = [&brackets[..8], &[(6, 27)]].concat();
    assert_eq!(rounds(&trials), joined);

    let all: Vec<&Trial> = trials.iter().collect();
    let mut begin = 0;
    for pair in brackets.windows(2) {
        let (round, next) = all[begin..].split_at(pair[0].0);
        begin += pair[0].0;
        let longer = &next[..pair[1].0];
        if longer[0].configuration() == longer[0].number() {
            continue;
        }
        let mut best: Vec<&&Trial> = round.iter().collect();
        best.sort_by(|one, other| one.score().partial_cmp(&other.score()).expect("numbers"));
        for (trial, before) in longer.iter().zip(best) {
            assert_eq!(trial.configuration(), before.configuration());
            assert_eq!((trial.get("rate"), trial.get("momentum")), (before.get("rate"), before.get("momentum")));
            assert!(trial.score() < before.score());
        }
    }
    let fresh = all.iter().filter(|trial| trial.configuration() == trial.number()).count();
    assert_eq!((fresh, all.len()), (27 + 12 + 6 + 4, 69));
    assert_eq!(epochs(trials.best()), 27);
}

#[test]
fn lengths_and_sizes_follow_from_epochs_factor_and_iterations() {
    let asked = |tuner: Hyperband, most: usize| {
        let trials = quiet(tuner).run(|hp| Ok(hp.float("x", 0.0..=1.0)? / hp.epochs(most)? as f64));
        rounds(&trials.expect("numbers"))
    };
    assert_eq!(asked(Hyperband::new(1), 1), [(1, 1)]);
    assert_eq!(asked(Hyperband::new(1).iterations(2), 2), [(2, 2)]);
    assert_eq!(asked(Hyperband::new(1), 10), [(9, 2), (3, 4), (1, 10), (5, 4), (1 + 3, 10)]);
    assert_eq!(asked(Hyperband::new(1).factor(2), 4), [(4, 1), (2, 2), (1, 4), (3, 2), (1 + 3, 4)]);
    assert_eq!(asked(Hyperband::new(1).factor(0), 4), asked(Hyperband::new(1).factor(2), 4));
    assert_eq!(asked(Hyperband::new(1).factor(usize::MAX), 4), [(1, 4)]);
    let twice = asked(Hyperband::new(1).iterations(2), 9);
    assert_eq!(twice, [(9, 1), (3, 3), (1, 9), (5, 3), (1 + 3, 9), (9, 1), (3, 3), (1, 9), (5, 3), (1 + 3, 9)]);
}

#[test]
fn it_comes_nearer_than_chance_in_as_many_epochs() {
    let mean = |score: &dyn Fn(u64) -> f64| (0..20).map(score).sum::<f64>() / 20.0;
    let best = |trials: Trials| trials.best().score().expect("a number");
    let spent = |trials: &Trials| trials.iter().map(epochs).sum::<usize>();
    let whole = quiet(Hyperband::new(0)).run(loss).expect("numbers");
    let same = spent(&whole).div_ceil(27);
    let chance = mean(&|seed| best(quiet(RandomSearch::new(seed)).max_trials(same).run(loss).expect("numbers")));
    let found = mean(&|seed| best(quiet(Hyperband::new(seed)).run(loss).expect("numbers")));
    // Of which 0.11 is what nobody can be rid of.
    assert!(found < 0.75 * chance, "{found} of {chance}");
}

#[test]
fn a_search_that_was_killed_goes_on_with_the_round_that_it_was_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("search.json");
    let whole = quiet(Hyperband::new(5)).run(loss).expect("numbers");
    for most in (1..69).step_by(4) {
        quiet(Hyperband::new(5)).file(&path).max_trials(most).run(loss).expect("numbers");
    }
    let rest = quiet(Hyperband::new(5)).file(&path).run(loss).expect("numbers");
    let seen = |trials: &Trials| {
        trials.iter().map(|trial| (trial.configuration(), epochs(trial), trial.score())).collect::<Vec<_>>()
    };
    assert_eq!(seen(&rest), seen(&whole));
}

#[test]
fn what_diverges_is_not_trained_longer_and_what_there_is_goes_on_where_all_was_tried() {
    let tenth = quiet(Hyperband::new(3)).run(|hp| {
        let (x, epochs) = (hp.float("x", 0.0..=1.0)?, hp.epochs(27)?);
        Ok(if x < 0.9 { f64::NAN } else { 1.0 / epochs as f64 })
    });
    let tenth = tenth.expect("some are good");
    assert!(tenth.iter().all(|trial| trial.score().is_some() || trial.configuration() == trial.number()));
    assert!(tenth.iter().any(|trial| epochs(trial) == 27 && trial.score().is_some()));

    let four = quiet(Hyperband::new(3)).run(|hp| {
        let kind = hp.choice("kind", ["a", "b", "c", "d"])?;
        Ok(f64::from(u8::from(kind != "c")) + 1.0 / hp.epochs(27)? as f64)
    });
    let four = four.expect("numbers");
    assert_eq!(rounds(&four), [(4, 1), (1, 3), (1, 9), (1, 27)]);
    assert_eq!(four.best().get("kind").map(ToString::to_string).as_deref(), Some("c"));
}

network! { Line(x: [1]) -> [1] { x -> Dense(1) } }

#[test]
fn a_training_that_goes_on_from_its_backup_ends_with_the_bits_of_one_that_begins_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
    let trained = Cell::new(0);
    let train = |hp: &HyperParameters<'_>, backup: bool| {
        let adam = Adam::new(hp.log_float("rate", 1e-3..=0.1)?);
        let mut model = Line::new(hp.configuration() as u64).compile(adam, Mse, ());
        let count = |_: &mut neurotype::callbacks::Run<'_>, _: &mut neurotype::callbacks::Logs| {
            trained.set(trained.get() + 1);
            neurotype::callbacks::Answer::Continue
        };
        let fit = model.fit(&x, &y).epochs(hp.epochs(9)?).validation(&x, &y).verbose(false);
        let fit = fit.callback(LambdaCallback::new().on_epoch_end(count));
        if !backup {
            return fit.run();
        }
        let file = folder.path().join(format!("{}.safetensors", hp.configuration()));
        fit.callback(BackupAndRestore::new(file).delete_checkpoint(false)).run()
    };
    let anew = quiet(Hyperband::new(7)).run(|hp| train(hp, false)).expect("histories");
    assert_eq!(trained.replace(0), 9 + 3 * 3 + 9 + 5 * 3 + 9 + 3 * 9);
    let on = quiet(Hyperband::new(7)).run(|hp| train(hp, true)).expect("histories");
    assert_eq!(trained.replace(0), 9 + 3 * (3 - 1) + (9 - 3) + 5 * 3 + (9 - 3) + 3 * 9);
    assert!(on.iter().map(Trial::score).eq(anew.iter().map(Trial::score)));
    // The best one asked again, from its file: nothing is left to train.
    let history = train(&on.best().hyper_parameters(), true).expect("a history");
    assert_eq!((history.epochs(), trained.get()), (9, 0));
}

#[test]
fn other_tuners_train_all_epochs_and_choose_nothing_by_them() {
    let kinds = |hp: &HyperParameters<'_>| {
        let most = if hp.choice("kind", ["a", "b"])? == "a" { hp.epochs(5)? } else { hp.epochs(8)? };
        Ok(most as f64 + hp.int("n", 1..=3)? as f64)
    };
    let all = |trials: neurotype::Result<Trials>| {
        let mut all: Vec<_> = trials.expect("numbers").iter().map(|trial| (epochs(trial), trial.score())).collect();
        all.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
        all
    };
    let grid = all(quiet(GridSearch::new()).run(kinds));
    assert_eq!(grid, [(5, 6.0), (5, 7.0), (5, 8.0), (8, 9.0), (8, 10.0), (8, 11.0)].map(|(n, x)| (n, Some(x))));
    assert_eq!(all(quiet(RandomSearch::new(1)).run(kinds)), grid);
    assert_eq!(all(quiet(BayesianOptimization::new(1).initial_trials(2)).run(kinds)), grid);
}

#[test]
fn a_grid_that_names_no_number_goes_through_all_and_chance_stops_at_ten() {
    let count = |trials: neurotype::Result<Trials>| trials.expect("numbers").iter().len();
    assert_eq!(
        count(quiet(GridSearch::new()).run(|hp| Ok(hp.int("n", 1..=9)? as f64 + hp.float("x", 0.0..=1.0)?))),
        90
    );
    assert_eq!(count(quiet(RandomSearch::new(1)).run(|hp| hp.float("x", 0.0..=1.0))), 10);
}

#[test]
fn mistakes_are_told_with_what_to_do() {
    let message = |result: neurotype::Result<Trials>| result.expect_err("a mistake").to_string();
    let never = message(quiet(Hyperband::new(1)).run(|hp| hp.float("x", 0.0..=1.0)));
    assert!(never.contains("`epochs` is not asked for") && never.contains("hp.epochs(27)?"), "{never}");
    assert!(message(quiet(Hyperband::new(1)).run(|hp| Ok(hp.epochs(0)? as f64))).contains("at least 1"));
    let twice = message(quiet(Hyperband::new(1)).run(|hp| Ok((hp.epochs(9)? + hp.epochs(10)?) as f64)));
    assert!(twice.contains("`epochs` is at most 10, but it was at most 9 before"), "{twice}");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("search.json");
    quiet(Hyperband::new(1)).file(&path).max_trials(38).run(loss).expect("numbers");
    for other in [Hyperband::new(1).factor(2), Hyperband::new(1).factor(4)] {
        let other = message(quiet(other).file(&path).run(loss));
        assert!(other.contains("trial 1 of the file is not what it tries"), "{other}");
    }
    // What chance goes on with is its own, and `Hyperband` does not know it any more.
    quiet(RandomSearch::new(1)).file(&path).max_trials(39).run(loss).expect("numbers");
    let other = message(quiet(Hyperband::new(1)).file(&path).run(loss));
    assert!(other.contains("trial 39 of the file is not what it tries"), "{other}");

    let written = std::fs::read_to_string(&path).expect("the file");
    let longer = written.lines().find(|line| line.contains("\"continues\"")).expect("a trial that was trained longer");
    std::fs::write(&path, written.replacen(longer, "\"continues\": 28,", 1)).expect("room");
    let changed = message(quiet(Hyperband::new(1)).file(&path).run(loss));
    assert!(changed.contains("trial 28 cannot be trial 28 trained longer"), "{changed}");
}
