//! A number in JSON, which has none that are not finite: they are words there, `"inf"`, `"-inf"` and `"NaN"`.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Any number, bit by bit but for the kinds of NaN.
pub(crate) struct Number(pub(crate) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_finite() || !serializer.is_human_readable() {
            serializer.serialize_f64(self.0)
        } else {
            serializer.collect_str(&self.0)
        }
    }
}

/// What is read; earlier versions wrote nothing for a number that is not finite.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Number(f64),
    Word(String),
    Nothing(()),
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return f64::deserialize(deserializer).map(Self);
        }
        let number = match Written::deserialize(deserializer)? {
            Written::Number(number) => number,
            Written::Word(word) => {
                word.parse().map_err(|_| D::Error::custom(format_args!("\"{word}\" is no number")))?
            }
            Written::Nothing(()) => f64::NAN,
        };
        Ok(Self(number))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn every_number_comes_back_from_json() {
        let numbers = [0.1, -0.0, f64::MAX, 5e-324, f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
        let json = serde_json::to_string(&numbers.map(Number)).expect("numbers and words");
        assert!(json.starts_with("[0.1,-0.0,") && json.ends_with(r#","inf","-inf","NaN"]"#), "{json}");
        let read: Vec<Number> = serde_json::from_str(&json).expect("what was written");
        assert!(read.iter().zip(numbers).all(|(read, number)| read.0.to_bits() == number.to_bits()));
    }

    #[test]
    fn null_is_nan_and_another_word_is_refused() {
        assert!(serde_json::from_str::<Number>("null").expect("of an earlier version").0.is_nan());
        let refused = serde_json::from_str::<Number>("\"much\"").err().expect("no number").to_string();
        assert_eq!(refused, "\"much\" is no number");
    }
}
