//! A statement put together from constants of this crate, where one text with every condition in it would make both engines
//! weigh each of them for each row. Values never become text: each `?` of a piece takes the next of its values.
use crate::value::Value;

/// A statement and its values.
pub(crate) struct Assembled {
    pub(crate) text: String,
    pub(crate) values: Vec<Value>,
}

impl Assembled {
    /// Begins with this text.
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text: text.into(), values: Vec::new() }
    }

    /// Adds a piece with its values, in the order of its marks.
    pub(crate) fn add(&mut self, piece: &'static str, values: &[Value]) -> &mut Self {
        debug_assert_eq!(piece.matches('?').count(), values.len(), "{piece}");
        let mut parts = piece.split('?');
        self.text.push_str(parts.next().unwrap_or_default());
        for (value, part) in values.iter().zip(parts) {
            self.values.push(value.clone());
            self.text.push('$');
            self.text.push_str(&self.values.len().to_string());
            self.text.push_str(part);
        }
        self
    }

    /// Adds a piece in which values have names, each of which may stand in several places. No name is the beginning of another.
    pub(crate) fn add_named(&mut self, piece: &'static str, values: &[(&'static str, Value)]) -> &mut Self {
        let mut piece = piece.to_owned();
        for (name, value) in values {
            self.values.push(value.clone());
            piece = piece.replace(name, &format!("${}", self.values.len()));
        }
        self.text.push_str(&piece);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_takes_the_next_value_and_no_value_becomes_text() {
        let mut sql = Assembled::new("SELECT a FROM t WHERE 1 = 1");
        sql.add(" AND a = ? AND b < ?", &["'; DROP TABLE t".into(), 2_i64.into()])
            .add(" LIMIT ?", &[3_i64.into()]);
        assert_eq!(sql.text, "SELECT a FROM t WHERE 1 = 1 AND a = $1 AND b < $2 LIMIT $3");
        assert_eq!(sql.values.len(), 3);
        let mut sql = Assembled::new("SELECT 1");
        sql.add_named(
            " WHERE @who = a OR @who < @today",
            &[("@who", 1_i64.into()), ("@today", 2_i64.into())],
        );
        assert_eq!((sql.text.as_str(), sql.values.len()), ("SELECT 1 WHERE $1 = a OR $1 < $2", 2));
    }
}
