//! Programs that must not compile, with the words that the compiler says about them.
//!
//! Each program under `ui/` is one thought of a user, and one mistake; the topics are its folders. `check` holds what
//! `cargo check` refuses, `build` what only an instance of a generic network shows. After a change of wording, run
//! `TRYBUILD=overwrite cargo test -p neurotype-tests --test compile_fail` and read every changed text as a user would.

#[test]
fn mistakes_are_refused_in_words_that_help() {
    trybuild::TestCases::new().compile_fail("ui/check/*/*.rs");
}

#[test]
fn mistakes_of_an_instance_are_refused_when_it_is_built() {
    let programs = trybuild::TestCases::new();
    // A program that passes makes trybuild build instead of check.
    programs.pass("ui/build/nothing_wrong.rs");
    programs.compile_fail("ui/build/*/*.rs");
}
