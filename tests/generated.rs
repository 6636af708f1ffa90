//! Networks that nobody wrote: random ones as Rust source, compiled in one crate, each output compared with a slow interpreter and each
//! gradient with differences; and the same broken in one place each, which the compiler must refuse on the line that was broken.
//!
//! Twenty of each; `NEUROTYPE_GENERATED=300 cargo test -p neurotype-tests --test generated` makes three hundred, and
//! `NEUROTYPE_SEED=7` others. A failure leaves the crate in `target/generated`.

mod generated {
    pub(crate) mod builder;
    pub(crate) mod dice;
    pub(crate) mod interpreter;
    pub(crate) mod mistakes;
    pub(crate) mod network;
    pub(crate) mod package;
    pub(crate) mod source;
}

use generated::builder::random_networks;
use generated::dice::Dice;
use generated::network::Network;
use generated::{interpreter, mistakes, package, source};

/// How many, and from which seed.
fn wanted() -> (usize, u64) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let count = number("NEUROTYPE_GENERATED").unwrap_or(20);
    (usize::try_from(count).expect("a count"), number("NEUROTYPE_SEED").unwrap_or(1))
}

#[test]
fn random_networks_compute_what_the_interpreter_says_and_their_gradients_are_exact() {
    let (count, seed) = wanted();
    let networks = random_networks(count, &mut Dice::new(seed));
    let folder = package::write("right", &[("main.rs".to_owned(), source::program(&networks))]);
    let printed = package::run(&folder);
    let mut compared = 0;
    for (index, line) in printed.lines().enumerate() {
        let (outputs, gradients) = line.split_once('|').expect("outputs and the verdict on the gradients");
        let network = &networks[index];
        assert_eq!(gradients, "exact", "gradients of\n{}", source::declaration(network));
        let outputs: Vec<f64> = outputs.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        let expected = interpreter::outputs(&networks, index);
        assert_eq!(outputs.len(), expected.len());
        for (output, expected) in outputs.iter().zip(&expected) {
            let near = (output - expected).abs() <= 1e-10 * expected.abs().max(1.0);
            assert!(near, "{output} for {expected} by\n{}", source::declaration(network));
        }
        compared += 1;
    }
    assert_eq!(compared, networks.len());
}

#[test]
fn networks_broken_in_one_place_are_refused_on_that_line() {
    let (count, seed) = wanted();
    let mut dice = Dice::new(seed.wrapping_add(1_000));
    let networks = random_networks(count, &mut dice);
    let mut broken = Vec::new();
    let mut files = Vec::new();
    for index in 0..count {
        let mistake = mistakes::break_one(&networks, index, &mut dice);
        files.push((format!("bin/broken_{index}.rs"), mistake.program.clone()));
        broken.push(mistake);
    }
    let folder = package::write("broken", &files);
    let errors = package::errors(&folder);
    for (index, mistake) in broken.iter().enumerate() {
        let lines = errors.get(&format!("broken_{index}")).cloned().unwrap_or_default();
        // What follows from a mistake may be an error too: no units, and so another shape than the output's.
        let refused = lines.contains(&mistake.line);
        let text = mistake.program.lines().nth(mistake.line - 1).unwrap_or_default();
        assert!(
            refused,
            "{}: errors on lines {lines:?}, not {}: {text}\n{}",
            mistake.kind, mistake.line, mistake.program
        );
    }
}

/// The variety that the two tests rest on.
#[test]
fn the_generator_makes_everything_that_the_language_has() {
    let networks = random_networks(60, &mut Dice::new(1));
    let text: String = networks.iter().map(|network: &Network| source::declaration(network)).collect();
    for part in [
        "layer ",
        "let mut ",
        " in x",
        "= for ",
        "for _ in 0..",
        "if ",
        "else",
        " -> Concat",
        "[0..",
        " * ",
        "Net0",
        "- ",
    ] {
        assert!(text.contains(part), "no `{part}` in sixty networks");
    }
}
