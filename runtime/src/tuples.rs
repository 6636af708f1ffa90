//! The tuples that stand for several inputs, outputs, losses or metrics.

/// Calls a macro once for each tuple length from 2 to 12, with that many names.
macro_rules! for_each_tuple {
    ($macro:ident) => {
        $macro!(A0 A1);
        $macro!(A0 A1 A2);
        $macro!(A0 A1 A2 A3);
        $macro!(A0 A1 A2 A3 A4);
        $macro!(A0 A1 A2 A3 A4 A5);
        $macro!(A0 A1 A2 A3 A4 A5 A6);
        $macro!(A0 A1 A2 A3 A4 A5 A6 A7);
        $macro!(A0 A1 A2 A3 A4 A5 A6 A7 A8);
        $macro!(A0 A1 A2 A3 A4 A5 A6 A7 A8 A9);
        $macro!(A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 A10);
        $macro!(A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11);
    };
}
pub(crate) use for_each_tuple;
