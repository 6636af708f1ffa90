//! Hyper-parameter search: what is tried, what is kept, and what is refused.

use neurotype::callbacks::Mode;
use neurotype::prelude::*;
use neurotype::search::{
    BayesianOptimization, GridSearch, HyperParameters, RandomSearch, Search, Trial, Trials, Tuner,
};

fn quiet<T: Tuner>(tuner: T, max_trials: usize) -> Search<T> {
    Search::new(tuner).max_trials(max_trials).verbose(false)
}

/// What each trial was, as one prints it.
fn tried(trials: &Trials) -> Vec<String> {
    let written = |trial: &Trial| trial.values().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>();
    trials.iter().map(|trial| written(trial).join(", ")).collect()
}

fn message<R>(result: neurotype::Result<R>) -> String {
    result.err().expect("a mistake").to_string()
}

/// A loss that a rate near 0.01, five layers and `b` make 0.
fn loss(hp: &HyperParameters<'_>) -> neurotype::Result<f64> {
    let rate = hp.log_float("rate", 1e-6..=1.0)?;
    let layers = hp.int("layers", 0..=20)?;
    let kind = hp.choice("kind", ['a', 'b', 'c', 'd'])?;
    Ok((rate.log10() + 2.0).abs() + (layers as f64 - 5.0).abs() / 5.0 + f64::from(u8::from(kind != 'b')))
}

#[test]
fn a_seed_tries_the_same_twice_whatever_else_is_asked_for() {
    let first = quiet(RandomSearch::new(1), 8).run(loss).expect("numbers");
    assert_eq!(tried(&quiet(RandomSearch::new(1), 8).run(loss).expect("numbers")), tried(&first));
    assert_ne!(tried(&quiet(RandomSearch::new(2), 8).run(loss).expect("numbers")), tried(&first));
    let more = quiet(RandomSearch::new(1), 8).run(|hp| {
        hp.float("momentum", 0.0..=0.9)?;
        loss(hp)
    });
    let (rates, more) = (first.iter().map(|trial| trial.get("rate")), more.expect("numbers"));
    assert!(rates.eq(more.iter().map(|trial| trial.get("rate"))));
}

/// Two widths without layers, three kinds with them.
fn branching(hp: &HyperParameters<'_>) -> neurotype::Result<f64> {
    Ok(if hp.boolean("deep")? { hp.int("layers", 1..=3)? } else { hp.choice("width", [10, 20])? } as f64)
}

#[test]
fn a_grid_goes_through_all_that_there_is_and_ends() {
    let trials = quiet(GridSearch::new(), 100).run(branching).expect("numbers");
    let all = ["width 10", "width 20"].map(|width| format!("deep false, {width}"));
    let deep = [1, 2, 3].map(|layers| format!("deep true, layers {layers}"));
    assert_eq!(tried(&trials), [&all[..], &deep].concat());
    assert_eq!(quiet(GridSearch::new(), 4).run(branching).expect("numbers").iter().len(), 4);
    let coarse = quiet(GridSearch::new().points(3), 100).run(|hp| {
        let (x, n) = (hp.float("x", -1.0..=1.0)?, hp.int("n", 1..=100)?);
        Ok(x + n as f64)
    });
    let scores: Vec<_> = coarse.expect("numbers").iter().filter_map(Trial::score).collect();
    assert_eq!(scores, [0.0, 50.0, 99.0, 1.0, 51.0, 100.0, 2.0, 52.0, 101.0]);
}

#[test]
fn chance_tries_nothing_twice_and_ends_when_all_was_tried() {
    for seed in 0..5 {
        let mut all = tried(&quiet(RandomSearch::new(seed), 100).run(branching).expect("numbers"));
        all.sort();
        let count = all.len();
        all.dedup();
        assert_eq!((count, all.len()), (5, 5), "{all:?}");
    }
    assert_eq!(quiet(BayesianOptimization::new(0), 100).run(branching).expect("numbers").iter().len(), 5);
    assert_eq!(quiet(RandomSearch::new(0), 10).run(|_| Ok(1.0)).expect("a number").iter().len(), 1);
}

#[test]
fn what_learns_from_trials_comes_nearer_than_chance() {
    let best = |trials: neurotype::Result<Trials>| trials.expect("numbers").best().score().expect("a number");
    let mean = |score: &dyn Fn(u64) -> f64| (0..20).map(score).sum::<f64>() / 20.0;
    let chance = mean(&|seed| best(quiet(RandomSearch::new(seed), 60).run(loss)));
    let learned = mean(&|seed| best(quiet(BayesianOptimization::new(seed), 60).run(loss)));
    assert!(learned < 0.6 * chance, "{learned} of {chance}");
    // Larger is better for an accuracy.
    let accuracy = |hp: &HyperParameters<'_>| Ok(-loss(hp)?);
    let search = |seed| quiet(BayesianOptimization::new(seed), 60).objective("val_accuracy").run(accuracy);
    assert_eq!(mean(&|seed| -best(search(seed))), learned);
}

#[test]
fn hyper_parameters_of_one_range_are_learned_each_for_itself() {
    let apart = |hp: &HyperParameters<'_>| {
        Ok((hp.float("low", 0.0..=1.0)? - 0.1).abs() + (hp.float("high", 0.0..=1.0)? - 0.9).abs())
    };
    let best = |seed| quiet(BayesianOptimization::new(seed), 80).run(apart).expect("numbers").best().score();
    let mean = (0..20).map(|seed| best(seed).expect("a number")).sum::<f64>() / 20.0;
    assert!(mean < 0.03, "{mean}");
}

network! { Line(x: [1]) -> [1] { x -> Dense(1) } }

fn data() -> (Batch<shape![1]>, Batch<shape![1]>) {
    (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]))
}

fn train(hp: &HyperParameters<'_>) -> neurotype::Result<History> {
    let (x, y) = data();
    let rate = hp.choice("rate", [0.01, 0.1, 1e6])?;
    Line::new(42).compile(Sgd::new(rate), Mse, ()).fit(&x, &y).epochs(20).validation(&x, &y).verbose(false).run()
}

#[test]
fn a_history_counts_by_its_best_epoch_and_a_training_that_diverges_is_a_trial_without_a_score() {
    let trials = quiet(GridSearch::new(), 10).run(train).expect("histories");
    let scores: Vec<_> = trials.iter().map(Trial::score).collect();
    assert!(scores[0] > scores[1] && scores[1] > Some(0.0) && scores[2].is_none(), "{scores:?}");
    let best = train(&trials.best().hyper_parameters()).expect("a history");
    let least = best.get("val_loss").expect("a loss").iter().copied().reduce(f64::min);
    assert_eq!((trials.best().number(), trials.best().score()), (2, least));
    let table = trials.to_string();
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split_whitespace().collect()).collect();
    assert_eq!((&rows[0][..], rows[1][0]), (&["trial", "val_loss", "rate"][..], "2"));
    assert_eq!(rows[3], ["3", "diverged", "1000000"]);

    let evaluated = quiet(GridSearch::new(), 10).objective("loss").run(|hp| {
        let (x, y) = data();
        let mut model = Line::new(hp.trial() as u64).compile(Sgd::new(hp.float("rate", 0.1..=0.1)?), Mse, ());
        model.fit(&x, &y).verbose(false).run()?;
        model.evaluate(&x, &y)
    });
    assert_eq!(evaluated.expect("evaluations").iter().len(), 1);
    let all = message(quiet(GridSearch::new(), 10).run(|hp| {
        hp.boolean("any")?;
        Ok(f64::NAN)
    }));
    assert!(all.contains("not finite in any of 2 trials"), "{all}");
}

#[test]
fn mistakes_are_told_with_what_is_allowed() {
    let search = || quiet(GridSearch::new(), 10);
    let name = message(search().objective("val_acc").run(train));
    assert!(name.contains("`objective` is val_acc, but an epoch has only loss, val_loss"), "{name}");
    let mode = message(search().objective("speed").run(train));
    assert!(mode.contains("`objective` is speed") && mode.contains("`mode`"), "{mode}");
    assert!(search().objective("speed").mode(Mode::Max).run(loss).is_ok());
    assert!(message(search().max_trials(0).run(loss)).contains("at least 1"));
    let range = message(search().run(|hp| hp.float("rate", 1.0..=0.1)));
    assert!(range.contains("`rate` is 1 to 0.1"), "{range}");
    let log = message(search().run(|hp| hp.log_float("rate", 0.0..=1.0)));
    assert!(log.contains("above 0"), "{log}");
    assert!(message(search().run(|hp| hp.float("rate", 0.0..=f64::INFINITY))).contains("finite"));
    assert!(
        message(search().run(|hp| Ok(hp.int("n", std::ops::RangeInclusive::new(3, 2))? as f64))).contains("3 to 2")
    );
    assert!(message(search().run(|hp| Ok(hp.int("n", 0..=usize::MAX)? as f64))).contains("fewer"));
    assert!(message(search().run(|hp| hp.choice("rate", Vec::<f64>::new()))).contains("choose from"));
    let again = message(search().run(|hp| Ok(hp.float("x", 0.0..=1.0)? + hp.float("x", 0.0..=2.0)?)));
    assert!(again.contains("`x` is 0 to 2, but it was 0 to 1 before"), "{again}");
    assert!(search().run(|hp| Ok(hp.float("x", 0.0..=1.0)? - hp.float("x", 0.0..=1.0)?)).is_ok());
}

#[test]
fn a_trial_that_is_over_answers_as_it_did_and_nothing_else() {
    let trials = quiet(RandomSearch::new(3), 5).run(loss).expect("numbers");
    for trial in &trials {
        assert_eq!(loss(&trial.hyper_parameters()).ok(), trial.score());
    }
    let best = trials.best().hyper_parameters();
    let other = message(best.float("momentum", 0.0..=1.0));
    assert!(other.contains("was asked for rate, layers, kind only"), "{other}");
    let other = message(best.int("layers", 0..=3));
    assert!(other.contains("`layers` is 0 to 3") && other.contains("0 to 20"), "{other}");
}

#[test]
fn a_search_that_was_killed_goes_on_as_if_nothing_had_been() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("search.json");
    let whole = quiet(BayesianOptimization::new(5), 30).run(loss).expect("numbers");
    for killed_at in [1, 4, 13, 29] {
        let result = quiet(BayesianOptimization::new(5), 30).file(&path).run(|hp| {
            if hp.trial() == killed_at {
                Err(neurotype::Error::NoSamples { argument: "x".to_owned() })
            } else {
                loss(hp)
            }
        });
        assert!(result.is_err());
    }
    let mut made = 0;
    let rest = quiet(BayesianOptimization::new(5), 30).file(&path).run(|hp| {
        made += 1;
        loss(hp)
    });
    let rest = rest.expect("numbers");
    assert_eq!((made, tried(&rest)), (2, tried(&whole)));
    assert!(rest.iter().map(Trial::score).eq(whole.iter().map(Trial::score)));
    // All are there: nothing is trained.
    let again =
        quiet(RandomSearch::new(0), 30).file(&path).run(|_| -> neurotype::Result<f64> { panic!("no training") });
    assert_eq!(again.expect("numbers"), rest);
}

#[test]
fn a_training_that_was_interrupted_ends_the_search_and_is_no_trial() {
    let (x, y) = data();
    let run = |interrupted: usize| {
        quiet(RandomSearch::new(1), 5).run(|hp| {
            let trial = hp.trial();
            let stop = LambdaCallback::new().on_epoch_end(move |_, _| {
                if trial == interrupted {
                    neurotype::callbacks::Answer::Interrupt
                } else {
                    neurotype::callbacks::Answer::Continue
                }
            });
            let mut model = Line::new(1).compile(Sgd::new(hp.float("rate", 0.01..=0.1)?), Mse, ());
            let history = model.fit(&x, &y).epochs(4).validation(&x, &y).verbose(false).callback(stop).run()?;
            assert_eq!(
                (history.is_interrupted(), history.epochs()),
                if trial == interrupted { (true, 1) } else { (false, 4) }
            );
            Ok(history)
        })
    };
    assert_eq!(run(3).expect("two trials").iter().map(Trial::number).collect::<Vec<_>>(), [1, 2]);
    assert!(message(run(1)).contains("no trial was finished: the first was interrupted"));
}

#[test]
fn a_trial_that_was_killed_in_the_middle_goes_on_with_the_epoch_that_it_was_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let (x, y) = data();
    let run = |killed_at: Option<usize>| {
        let epochs = std::sync::atomic::AtomicUsize::new(0);
        let search = quiet(RandomSearch::new(1), 3).file(folder.path().join("search.json"));
        let trials = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            search.run(|hp| {
                let backup = folder.path().join(format!("trial-{}.safetensors", hp.trial()));
                let mut model = Line::new(1).compile(Adam::new(hp.float("rate", 0.01..=0.1)?), Mse, ());
                let count = LambdaCallback::new().on_epoch_end(|_, _| {
                    let epoch = 1 + epochs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    assert_ne!(Some(epoch), killed_at, "killed");
                    neurotype::callbacks::Answer::Continue
                });
                let fit = model.fit(&x, &y).epochs(10).validation(&x, &y).verbose(false);
                fit.callback(BackupAndRestore::new(backup)).callback(count).run()
            })
        }));
        (trials, epochs.into_inner())
    };
    assert!(run(Some(18)).0.is_err());
    let (trials, epochs) = run(None);
    // Of the second trial seven epochs were over and backed up; the third has ten.
    assert_eq!(epochs, 3 + 10);
    let whole = quiet(RandomSearch::new(1), 3).run(|hp| {
        let mut model = Line::new(1).compile(Adam::new(hp.float("rate", 0.01..=0.1)?), Mse, ());
        model.fit(&x, &y).epochs(10).validation(&x, &y).verbose(false).run()
    });
    let scores = |trials: Trials| trials.iter().map(Trial::score).collect::<Vec<_>>();
    assert_eq!(scores(trials.expect("no panic").expect("histories")), scores(whole.expect("histories")));
}

#[test]
fn a_file_of_something_else_is_refused_with_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("search.json");
    quiet(RandomSearch::new(5), 3).file(&path).run(loss).expect("numbers");
    let other = message(quiet(RandomSearch::new(5), 3).objective("loss").file(&path).run(loss));
    assert!(other.contains("`objective` is loss") && other.contains("scored by val_loss"), "{other}");
    let written = std::fs::read_to_string(&path).expect("the file");
    let layers =
        written.lines().find(|line| line.contains("\"value\"") && !line.contains('.')).expect("a whole number");
    for (from, to) in
        [("\"format\": 1", "\"format\": 2"), (layers, "\"value\": 21,"), ("\"number\": 2", "\"number\": 7"), ("{", "")]
    {
        std::fs::write(&path, written.replacen(from, to, 1)).expect("room");
        let refused = message(quiet(RandomSearch::new(5), 3).file(&path).run(loss));
        assert!(refused.contains("search.json"), "{to}: {refused}");
    }
    let search = quiet(RandomSearch::new(5), 3).file(folder.path().join("none/search.json"));
    let missing = message(search.run(|_| -> neurotype::Result<f64> { panic!("trained for nothing") }));
    assert!(missing.contains("none"), "{missing}");
}
