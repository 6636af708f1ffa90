//! Names for layers that were not given one, as Keras gives them: `dense`, `dense_1`, ….

use std::collections::HashSet;

/// `LayerName` as `layer_name`, with a number behind it if that is taken.
pub(super) fn free_name(kind: &str, taken: &HashSet<String>) -> String {
    let base = snake_case(kind);
    let numbered = (1..).map(|number| format!("{base}_{number}"));
    std::iter::once(base.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(base)
}

fn snake_case(kind: &str) -> String {
    let mut name = String::new();
    for (index, letter) in kind.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_dense_is_dense_1_unless_that_is_taken() {
        let mut taken = HashSet::new();
        assert_eq!(free_name("Dense", &taken), "dense");
        taken.insert("dense".to_owned());
        assert_eq!(free_name("Dense", &taken), "dense_1");
        taken.insert("dense_1".to_owned());
        assert_eq!(free_name("Dense", &taken), "dense_2");
        assert_eq!(free_name("LayerNormalization", &taken), "layer_normalization");
    }
}
