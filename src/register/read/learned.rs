//! What reading has learned of how rows are written: the tables of many files are mostly written alike.

use super::phrases::Phrases;
use crate::model::plan::CompetenceId;
use crate::model::register::Status;
use crate::register::values::NotUnderstood;
use crate::register::vocabulary::Vocabulary;
use crate::source::Form;
use hashbrown::HashMap;

/// The words, and what cells and rows say by how they are written, in tables that are read one after the other.
pub(in crate::register) struct Learned<'w> {
    pub(super) words: &'w mut Vocabulary,
    /// What texts of a cell say, whatever the table.
    pub(super) competences: HashMap<Box<str>, Option<CompetenceId>>,
    pub(super) statuses: HashMap<Box<str>, Result<Status, NotUnderstood>>,
    /// What cells side by side say, in tables of one form.
    pub(super) phrases: Phrases,
    form: Option<PhraseForm>,
}

/// What makes two tables' phrases the same: what stands between cells, and which columns say competence, formal and real.
#[derive(PartialEq)]
pub(super) struct PhraseForm {
    pub form: Form,
    pub columns: [Option<usize>; 3],
}

impl<'w> Learned<'w> {
    /// Prepares to learn.
    pub fn of(words: &'w mut Vocabulary) -> Self {
        let (competences, statuses) = (HashMap::new(), HashMap::new());
        Self { words, competences, statuses, phrases: Phrases::default(), form: None }
    }

    /// Prepares for a table; phrases of another form are forgotten, and so many that there is no room for its own.
    pub(super) fn prepare(&mut self, form: PhraseForm) {
        if self.phrases.is_full() || self.form.as_ref() != Some(&form) {
            self.phrases = Phrases::of(form.columns.into_iter().flatten());
            self.form = Some(form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::read::phrases::Phrase;
    use crate::source::{Delimiter, Encoding};

    #[test]
    fn phrases_are_forgotten_where_a_table_is_written_otherwise() {
        let mut words = Vocabulary::open();
        let mut learned = Learned::of(&mut words);
        let form = |delimiter| Form::Text { encoding: Encoding::Utf8, delimiter };
        let phrase = Phrase { competence: CompetenceId(0), status: Status::Held, level: None };
        let columns = [Some(1), Some(2), None];
        let is_known = |learned: &Learned<'_>| learned.phrases.known("a,b;ja").is_some();
        for (other, columns_there) in
            [(form(Delimiter::Comma), columns), (form(Delimiter::Semicolon), [Some(2), Some(1), None])]
        {
            learned.prepare(PhraseForm { form: form(Delimiter::Semicolon), columns });
            learned.phrases.keep("a,b;ja", phrase);
            learned.prepare(PhraseForm { form: form(Delimiter::Semicolon), columns });
            assert!(is_known(&learned));
            learned.prepare(PhraseForm { form: other, columns: columns_there });
            assert!(!is_known(&learned));
        }
        for number in 0.. {
            if learned.phrases.is_full() {
                break;
            }
            learned.phrases.keep(&format!("{number}"), phrase);
        }
        let same = PhraseForm { form: form(Delimiter::Semicolon), columns: [Some(2), Some(1), None] };
        learned.prepare(same);
        assert!(learned.phrases.known("0").is_none());
    }
}
