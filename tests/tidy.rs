//! The house is kept: what holds for every file is a test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// All Rust files of a crate, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() && !entry.ends_with("target") {
                walk(&entry, found);
            } else if entry.is_file() && entry.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&entry).expect("a source file");
                found.push((entry, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut found);
    assert!(!found.is_empty(), "no files in {folder}");
    found
}

#[test]
fn every_module_says_what_it_is_for() {
    for folder in ["macros/src", "runtime/src", "runtime/benches", "examples"] {
        for (path, text) in sources(folder) {
            if path.components().any(|part| part.as_os_str() == "expansions") {
                continue;
            }
            let says = text.starts_with("//! ") || text.starts_with("#![doc = include_str!");
            assert!(says, "{} does not begin with `//! ` and what it is for", path.display());
        }
    }
}

#[test]
fn nothing_half_made_stays() {
    // The words are put together here, so that this file does not hold them.
    let words = [("to", "do!("), ("unimple", "mented!("), ("#[ig", "nore"), ("db", "g!("), ("FIX", "ME"), ("XX", "X")];
    for folder in ["macros", "runtime", "examples", "tests"] {
        for (path, text) in sources(folder) {
            for word in words.map(|(one, two)| format!("{one}{two}")) {
                assert!(!text.contains(&word), "{} holds `{word}`", path.display());
            }
        }
    }
}

#[test]
fn unsafe_code_lives_in_the_kernels() {
    for (path, text) in sources("runtime/src").into_iter().chain(sources("macros/src")) {
        let kernel = path.components().any(|part| part.as_os_str() == "kernels");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let unsafe_lines = code.filter(|line| line.contains("unsafe ")).count();
        assert!(kernel || unsafe_lines == 0, "{} holds unsafe code", path.display());
    }
}

#[test]
fn stages_of_the_macro_import_only_what_is_in_front_of_them() {
    let stages = ["syntax", "graph", "shape", "adjoint", "emit"];
    for (index, stage) in stages.iter().enumerate() {
        for (path, text) in sources(&format!("macros/src/{stage}")) {
            for later in &stages[index + 1..] {
                let import = format!("crate::{later}");
                assert!(!text.contains(&import), "{} imports {import}, which comes after it", path.display());
            }
        }
    }
}

#[test]
fn no_stage_of_the_macro_knows_a_layer() {
    let is_catalogue = |path: &Path| path.components().any(|part| part.as_os_str() == "catalogue");
    let rows = sources("macros/src").into_iter().filter(|(path, _)| is_catalogue(path));
    let catalogue: String = rows.map(|(_, text)| text).collect();
    let layers: Vec<_> = ["Dropout", "Concat", "Subtract", "LeakyRelu", "GlorotUniform"].into_iter().collect();
    assert!(layers.iter().all(|layer| catalogue.contains(&format!("\"{layer}\""))));
    for (path, text) in sources("macros/src").into_iter().filter(|(path, _)| !is_catalogue(path)) {
        if path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests") {
            continue;
        }
        let code = text.lines().take_while(|line| !line.contains("#[cfg(test)]"));
        let code: String = code.filter(|line| !line.trim_start().starts_with("//")).collect();
        for layer in &layers {
            assert!(!code.contains(&format!("\"{layer}\"")), "{} knows `{layer}`", path.display());
        }
    }
}

#[test]
fn generated_code_names_exactly_what_the_runtime_offers_it() {
    let private = sources("runtime/src").into_iter().find(|(path, _)| path.ends_with("__private.rs"));
    let (_, private) = private.expect("the list of the runtime");
    let statements = private.split(';').filter_map(|statement| statement.trim().rsplit_once("pub use "));
    let offered: BTreeSet<String> = statements
        .flat_map(|(_, path)| {
            let names = path.rsplit("::").next().unwrap_or(path).trim_matches(['{', '}', '\n', ' ']).to_owned();
            names.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
        })
        .filter(|name| !["network", "self", ""].contains(&name.as_str()))
        .collect();
    let mut named = BTreeSet::new();
    for (_, text) in sources("macros/src/emit") {
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for part in code.split("#runtime::").skip(1).chain(code.split("__private::").skip(1)) {
            let name: String = part.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            named.insert(name);
        }
    }
    // Interpolated: the rank of a shape, the bound of two ranks, the kind of a handle, and the module of what is made.
    named.remove("");
    named.extend(["Handle", "HandleMut", "Rank1", "Rank2", "Rank3", "Same1", "Same2", "Same3"].map(str::to_owned));
    named.extend(["layers", "activations", "initializers", "regularizers", "constraints"].map(str::to_owned));
    assert_eq!(named, offered, "what is named (left) and what is offered (right)");
}

#[test]
fn no_layer_can_be_called_as_what_a_model_can_be_asked() {
    let check = sources("macros/src/graph/check").into_iter().find(|(path, _)| path.ends_with("names.rs"));
    let (_, check) = check.expect("the check of names");
    let mut methods = 0;
    for (path, text) in sources("runtime/src") {
        let mut is_of_model = false;
        for line in text.lines() {
            if !line.starts_with([' ', '}']) {
                let is_compiled = line.starts_with("impl<") && line.contains("> Compiled<") && !line.contains("Deref");
                is_of_model = line.starts_with("pub trait Network")
                    || is_compiled
                    || is_of_model && ["", "where", "{"].contains(&line);
            }
            let name = line.strip_prefix("    ").map(|line| line.trim_start_matches("pub "));
            let name = name.and_then(|line| line.strip_prefix("fn ")).filter(|_| is_of_model);
            let Some(name) = name.and_then(|rest| rest.split(['(', '<']).next()) else { continue };
            methods += 1;
            let is_known = check.contains(&format!("\"{name}\","));
            assert!(is_known, "a layer called `{name}` would hide a method, see {}", path.display());
        }
    }
    assert!(methods > 40, "{methods}");
}

#[test]
fn every_refused_program_has_the_words_of_the_compiler_and_the_readme_counts_them() {
    let programs: Vec<_> = sources("tests/ui").into_iter().map(|(path, _)| path).collect();
    let refused = programs.iter().filter(|path| path.with_extension("stderr").exists()).count();
    assert_eq!(refused, programs.len() - 1, "one program, `nothing_wrong.rs`, is not refused");
    for folder in programs.iter().filter_map(|path| path.parent()).collect::<BTreeSet<_>>() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let belongs = entry.is_dir() || programs.contains(&entry.with_extension("rs"));
            assert!(belongs, "{} has no program", entry.display());
        }
    }
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).expect("the readme");
    let says = format!("holds {refused} such programs");
    assert!(readme.contains(&says), "README.md does not say that `tests/ui/` {says}");
}
