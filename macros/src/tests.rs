//! Expansions, and the pipeline on anything.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::TokenStream;

use crate::pipeline;

/// The expansion of a declaration, formatted.
fn expanded(declaration: &str) -> String {
    let tokens = TokenStream::from_str(&format!("neurotype {declaration}")).expect("Rust tokens");
    let file = syn::parse2(pipeline::expand(tokens)).expect("an expansion is items");
    prettyplease::unparse(&file)
}

/// The declarations beside their expansions: `NAME.in` and `NAME.rs`.
fn declarations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/expansions");
    let entries = fs::read_dir(folder).expect("the folder of expansions");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "in")).collect()
}

#[test]
fn expansions_are_what_the_files_say() {
    let declarations = declarations();
    assert!(!declarations.is_empty());
    for path in declarations {
        let declaration = fs::read_to_string(&path).expect("a declaration");
        let output = path.with_extension("rs");
        let header = format!("// What `network!` makes of `{}`.\n\n", path.file_name().expect("a name").display());
        let expansion = header + &expanded(&declaration);
        if std::env::var_os("NEUROTYPE_OVERWRITE").is_some() {
            fs::write(&output, &expansion).expect("room");
        }
        let kept = fs::read_to_string(&output).unwrap_or_default();
        assert!(kept == expansion, "{} is out of date; see ARCHITECTURE.md for how to renew it", output.display());
    }
}

#[test]
fn the_same_declaration_expands_to_the_same_code() {
    let declaration = "Net(a: [2], b: [2]) -> [1] { layer h = Dense(3); (a -> h, b -> h) -> Add -> Dense(1) }";
    assert_eq!(expanded(declaration), expanded(declaration));
}

#[test]
fn code_grows_linearly_with_the_number_of_layers() {
    let turn = "for _ in 0..n { h = (h + x) -> Encoder; }";
    let arms = "if n > 1 { h = h[0..8] * (x -> Own(1)); } else { h = -h; }";
    let networks = [
        ("x: [8]", "x", "-> Dense(8, relu) ", ""),
        ("x: [8], n: usize = 1", "let mut h = x;", turn, "h"),
        ("x: [8], n: usize = 1", "let mut h = x;", arms, "h"),
    ];
    for (head, begin, part, end) in networks {
        let lines = |layers: usize| {
            let body = part.repeat(layers);
            let code = expanded(&format!("Net({head}) -> [8] {{ {begin} {body} {end} }}"));
            assert!(!code.contains("compile_error"), "{code}");
            code.lines().count()
        };
        // From a hundred on all numbers in names have three digits, so that lines break alike.
        let (one, two, five) = (lines(100), lines(200), lines(500));
        assert!((five - one).abs_diff(4 * (two - one)) <= 40, "{one} {two} {five}");
    }
}

/// Pseudo-random numbers for token soups; the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % bound as u64).expect("below the bound")
    }
}

const WORDS: [&str; 66] = [
    "pub",
    "Net",
    "x",
    "y",
    "h",
    "layer",
    "let",
    "mut",
    "Dense",
    "Concat",
    "relu",
    "Flatten",
    "Dropout",
    "const",
    "for",
    "if",
    "->",
    "=>",
    "-",
    ">",
    "=",
    ":",
    ";",
    ",",
    ".",
    "|",
    "<",
    "'a",
    "\"relu\"",
    "28",
    "0.5",
    "usize",
    "#",
    "!",
    "::",
    "where",
    "(x: [8])",
    "-> [1]",
    "[2, 3]",
    "(30, relu)",
    "r#type",
    "/// doc\n",
    "{ x -> Dense(1) }",
    "(8 => 30)",
    "+",
    "*",
    "/",
    "in",
    "0..n",
    "[0..4]",
    "else",
    "n: usize = 3",
    "r: f64 = 0.1",
    "Dropout(r)",
    "Dense(8, elu(r), kernel_regularizer = l2(r))",
    "r * x",
    "for _ in 0..n { h = h -> Dense(8); }",
    "for row in x { row }",
    "if training { x } else { y }",
    "let mut h = x;",
    "let (a, _) =",
    "Gru(4)",
    "self::Encoder",
    "{ depth: 3 }",
    "()",
    "{}",
];

fn soup(dice: &mut Dice, length: usize, depth: usize) -> String {
    let mut text = String::new();
    for _ in 0..length {
        if depth > 0 && dice.below(6) == 0 {
            let (open, close) = [("(", ")"), ("[", "]"), ("{", "}")][dice.below(3)];
            let length = dice.below(8);
            for part in [" ", open, &soup(dice, length, depth - 1), " ", close] {
                text += part;
            }
        } else {
            text.push(' ');
            text += WORDS[dice.below(WORDS.len())];
        }
    }
    text
}

#[test]
fn any_tokens_at_all_expand_to_items_or_errors_without_a_panic() {
    let mut dice = Dice(1);
    for _ in 0..20_000 {
        let length = dice.below(14);
        let soup = soup(&mut dice, length, 3);
        // Half of them behind a head that is right, so that the body's parser sees its share.
        let declaration = if dice.below(2) == 0 {
            soup
        } else {
            format!("Net(x: [8, 8], n: usize = 3, r: f64 = 0.1) -> [1] {{ {soup} }}")
        };
        if TokenStream::from_str(&declaration).is_ok() {
            drop(expanded(&declaration));
        }
    }
}

#[test]
fn a_declaration_broken_in_one_place_is_refused_or_still_right() {
    let whole = "pub Net ( a : [ 5 ] , b : [ 6 ] ) -> ( p : [ 1 ] , q : [ 1 ] ) { layer h = Dense ( 30 , relu ) ; \
                 let c = b -> h -> Dropout ( 0.5 ) ; let d = ( a , c ) -> Concat ; ( d -> Dense ( 1 ) , c -> Dense ( 30 => 1 ) ) }";
    let tokens: Vec<&str> = whole.split(' ').collect();
    let mut refused = 0;
    for place in 0..tokens.len() {
        for replacement in ["", "->", ";", ",", "x", "(", "7"] {
            let mut broken = tokens.clone();
            broken[place] = replacement;
            let declaration = broken.join(" ");
            if TokenStream::from_str(&declaration).is_ok() {
                refused += usize::from(expanded(&declaration).contains("compile_error"));
            }
        }
    }
    assert!(refused > 200, "{refused} refused");
}
