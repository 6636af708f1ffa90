//! `diagram()`: a network as a picture, and for Graphviz.

use neurotype::prelude::*;

network! {
    Loops(x: [4], depth: usize = 3) -> (y: [4], z: [2]) {
        layer cell = Dense(4, tanh);
        let mut h = x;
        for _ in 0..depth {
            if training && depth > 1 { h = h -> cell; }
        }
        let (a, b) = h -> Pair;
        (a + h, b)
    }
}
network! { Pair(x: [4]) -> (a: [4], b: [2]) { (x -> Dense(4), x -> Dense(2)) } }

#[test]
fn a_diagram_prints_in_the_language_of_graphviz_with_a_frame_for_each_loop_and_branch() {
    let expected = r#"digraph "Loops" {
  node [shape=box];
  v0 [label="x (input)\n[4]"];
  v1 [label="h (mut)\n[4]"];
  subgraph cluster_0 {
    label="for _ in 0..depth";
    v2 [label="h (mut)\n[4]"];
    subgraph cluster_1 {
      label="if training && depth > 1";
      v3 [label="cell (Dense)\n[4]"];
    }
  }
  v4 [label="pair (Pair)\n[4]"];
  v5 [label="b (beside)\n[2]"];
  v6 [label="add (Add)\n[4]"];
  o0 [shape=plain, label="y"];
  v6 -> o0;
  o1 [shape=plain, label="z"];
  v5 -> o1;
  v0 -> v1;
  v2 -> v1 [style=dashed];
  v1 -> v2;
  v3 -> v2 [style=dashed];
  v2 -> v3;
  v1 -> v4;
  v4 -> v5;
  v4 -> v6;
  v1 -> v6;
}"#;
    assert_eq!(Loops::diagram().to_string(), expected);
}

#[test]
fn a_picture_has_a_box_for_each_value_and_an_arrow_to_each_that_comes_from_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("loops.svg");
    Loops::diagram().save(&path).expect("a picture");
    let picture = std::fs::read_to_string(&path).expect("the picture");
    let count = |what: &str| picture.matches(what).count();
    // Seven values; nine arrows between them, two of which go back, and two to the outputs.
    assert_eq!([count("rx=\"4\""), count("marker-end"), count("stroke-dasharray")], [7, 11, 2]);
    for text in ["h (mut)", "[4]", "for _ in 0..depth", "if training &amp;&amp; depth &gt; 1", "y", "z"] {
        assert!(picture.contains(&format!(">{text}</text>")), "{text}: {picture}");
    }
}

#[test]
fn a_diagram_is_written_as_its_file_is_called() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("loops.dot");
    Loops::diagram().save(&path).expect("a file");
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), Loops::diagram().to_string());
    let message = |name: &str| Loops::diagram().save(folder.path().join(name)).expect_err("no such file").to_string();
    assert!(message("loops.png").contains(".svg") && message("loops.png").contains(".dot"), "{}", message("loops.png"));
    assert!(message("none/loops.svg").contains("none"));
}
