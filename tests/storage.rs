//! Models as files: what was saved is loaded to the bit, what does not fit is listed, what is damaged is refused.

mod storage {
    mod files;
    mod fixtures;
    mod hostile;
    mod serde;
}
