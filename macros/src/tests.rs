//! Expansions, and the pipeline on anything.
