//! One mistake in a network that was right.

use super::dice::Dice;
use super::network::Network;
use super::source;

/// A program with one broken line.
pub(crate) struct Mistake {
    pub(crate) kind: &'static str,
    pub(crate) program: String,
    /// From 1.
    pub(crate) line: usize,
}

type Change = fn(&str) -> Option<String>;

/// Each takes a line of a declaration, and breaks it if it can.
const CHANGES: [(&str, Change); 12] = [
    // Of a declared layer it is said where it is applied: there the two sizes meet.
    ("a stated input size that is wrong", |line| {
        let place = line.find("Dense(").filter(|_| !line.contains("layer "))? + "Dense(".len();
        Some(format!("{}77 => {}", &line[..place], &line[place..]))
    }),
    ("a layer that is not there", |line| line.contains("Concat").then(|| line.replace("Concat", "Concta"))),
    ("an activation that is not there", |line| line.contains(", tanh").then(|| line.replacen(", tanh", ", tahn", 1))),
    ("a value that is not there", |line| {
        let place = line.find(" = v")? + 3;
        Some(format!("{}nothing{}", &line[..place], line[place..].trim_start_matches(|c: char| c.is_alphanumeric())))
    }),
    ("a declared shape that is wrong", |line| {
        let place = line.find(": [").filter(|_| line.contains(" -> Dense(") && line.contains("let "))?;
        Some(format!("{}: [99{}", &line[..place], &line[place + line[place..].find(']')?..]))
    }),
    ("a slice beyond the end", |line| {
        let place = line.find("..").filter(|place| line[..*place].contains('[') && !line.contains("for "))?;
        Some(format!("{}..99{}", &line[..place], &line[place + line[place..].find(']')?..]))
    }),
    ("no units", |line| {
        let place = line.find("Dense(").filter(|_| !line.contains("layer "))? + "Dense(".len();
        let rest = line[place..].trim_start_matches(|c: char| c.is_ascii_digit());
        Some(format!("{}0{rest}", &line[..place]))
    }),
    ("a missing arrow", |line| line.contains(" -> Dense").then(|| line.replacen(" -> Dense", " Dense", 1))),
    ("a missing number of units", |line| {
        let place = line.find("Dense(")? + "Dense(".len();
        let rest = line[place..].trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(", ");
        Some(format!("{}{rest}", &line[..place]))
    }),
    ("a setting that is not there", |line| line.contains("0..s").then(|| line.replace("0..s", "0..t"))),
    ("a flat value merged with a table", |line| {
        line.contains(" -> Reverse").then(|| line.replace(" -> Reverse", " -> Dense(3)"))
    }),
    ("an argument that is not there", |line| {
        line.contains(", sigmoid)").then(|| line.replacen(", sigmoid)", ", sigmoid, biass = true)", 1))
    }),
];

/// A network of these, with the networks that it uses, broken in one line of its own.
pub(crate) fn break_one(networks: &[Network], index: usize, dice: &mut Dice) -> Mistake {
    let mut program = String::from("use neurotype::prelude::*;\n\n");
    for network in needed(networks, index) {
        program += &source::declaration(&networks[network]);
    }
    program += "fn main() {}\n";
    let lines: Vec<&str> = program.lines().collect();
    let begin = lines.iter().rposition(|line| line.contains(&format!("pub Net{index}("))).expect("the network");
    let first_kind = dice.below(CHANGES.len());
    for attempt in 0..CHANGES.len() {
        let (kind, change) = CHANGES[(first_kind + attempt) % CHANGES.len()];
        let first_line = dice.below(lines.len() - begin);
        for step in 0..lines.len() - begin {
            let line = begin + (first_line + step) % (lines.len() - begin);
            // The head says what is wanted: a wrong head is an error further down.
            let Some(broken) = (line > begin).then(|| change(lines[line])).flatten() else { continue };
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            lines[line] = broken;
            return Mistake { kind, program: lines.join("\n") + "\n", line: line + 1 };
        }
    }
    unreachable!("every network ends with a `Dense`")
}

/// A network and those that it uses, in order.
fn needed(networks: &[Network], index: usize) -> Vec<usize> {
    let mut all = vec![index];
    let mut next = 0;
    while next < all.len() {
        let text = source::declaration(&networks[all[next]]);
        let uses = |other: &usize| [" ", ";", "\n"].iter().any(|end| text.contains(&format!("-> Net{other}{end}")));
        let others: Vec<usize> = (0..all[next]).filter(uses).collect();
        all.extend(others);
        next += 1;
    }
    all.sort_unstable();
    all.dedup();
    all
}
