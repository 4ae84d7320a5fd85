//! What leaves the desk on paper or as a file: for whom, what for, in which form, and whether it goes out whole.
use crate::{limits, signal::codes};
use envelope::ids::Day;

/// The longest name of whoever a copy is for, in characters: it stands on every page.
pub const FOR_MAX_CHARS: usize = 80;
/// Words that a member hides by hand, at most.
pub const HIDE_MAX: usize = 100;
/// The longest of them, in characters.
pub const HIDE_MAX_CHARS: usize = 120;
/// Rows of a list on paper; more go into a table for a spreadsheet.
pub const PAPER_ROWS_MAX: usize = 2_000;
/// Documents that go out with one copy, at most.
pub const COPY_DOCUMENTS_MAX: usize = 200;
/// Their bytes together, at most.
pub const COPY_DOCUMENTS_MAX_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// Rows of a table for a spreadsheet.
pub const TABLE_ROWS_MAX: usize = 200_000;

/// For whom a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reader {
    /// The magistrate who is competent for it.
    Magistrate,
    /// This organisation itself: a hearing, a meeting of the team, the paper file.
    Own,
    /// Somebody it is about, or who speaks for them.
    Subject,
    /// A body that supervises this organisation.
    Supervisor,
    /// Another organisation.
    Other,
    /// The labour prosecutor, where work is what it is about: a magistrate too.
    LabourProsecutor,
    /// Another police force or inspection, here or abroad.
    Force,
}

/// What a copy is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A judicial inquiry or a trial.
    Justice,
    /// Somebody asked for what is kept about them.
    Access,
    /// A meeting about it.
    Meeting,
    /// Another organisation goes on with it.
    HandOver,
    /// Supervision, a complaint, a check of rights.
    Oversight,
    /// Something else: the words say what.
    Else,
}

/// As what it goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A document to print.
    Pdf,
    /// The document and its table in one file, with the hash of each (BagIt, RFC 8493).
    Zip,
    /// A table for a spreadsheet.
    Csv,
    /// A hand-over pack of a case: the same file with its words for machines and a signed list of all that is in it (`spec/pack.md`).
    Pack,
}

/// What goes into a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Of a case: who and what appears in it, and its numbers.
    Named,
    /// Of a case: what was seen, told or read.
    Fact,
    /// What was said in reports.
    Message,
    /// Of a report: what was chosen from lists.
    Answer,
    /// Of a case: what members make of it.
    Assessment,
    /// Of a case: what is to be done.
    Task,
    /// Of a report: notes among members.
    Note,
    /// Of a case: its documents themselves, byte for byte.
    Document,
}

/// What a copy is of. Lists hold numbers, states and days: never a name or a word of anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CopyOf {
    /// One report.
    Signal(i64),
    /// One case.
    Case(i64),
    /// The list of reports.
    Signals,
    /// The list of cases.
    Cases,
    /// Who may do what.
    People,
}

codes! {
    Reader {
        Magistrate = "magistrate", Own = "own", Subject = "subject", Supervisor = "supervisor", Other = "other",
        LabourProsecutor = "labour-prosecutor", Force = "force",
    }
    Purpose {
        Justice = "justice", Access = "access", Meeting = "meeting", HandOver = "hand-over", Oversight = "oversight",
        Else = "else",
    }
    Part {
        Named = "named", Fact = "fact", Message = "message", Answer = "answer", Assessment = "assessment", Task = "task",
        Note = "note", Document = "document",
    }
    Form { Pdf = "pdf", Zip = "zip", Csv = "csv", Pack = "pack" }
}

impl Reader {
    /// Whether a copy for them can be whole. Whoever else reads it, the people in it are hidden: the magistrate alone learns who they
    /// are, and this organisation knows it.
    #[must_use]
    pub fn may_have_whole(self) -> bool {
        matches!(self, Self::Magistrate | Self::LabourProsecutor | Self::Own)
    }

    /// Whether a case is handed over to them in a pack: a magistrate, or another force.
    #[must_use]
    pub fn gets_packs(self) -> bool {
        matches!(self, Self::Magistrate | Self::LabourProsecutor | Self::Force)
    }
}

impl Form {
    /// Whether documents can go along in it, byte for byte.
    #[must_use]
    pub fn has_room_for_documents(self) -> bool {
        matches!(self, Self::Zip | Self::Pack)
    }
}

impl Part {
    /// Whether it goes out unless somebody says otherwise. What members make of it and plan is this organisation's own: a pack for
    /// others is what was seen or told.
    #[must_use]
    pub fn goes_out(self) -> bool {
        !matches!(self, Self::Assessment | Self::Task | Self::Note | Self::Document)
    }
}

impl CopyOf {
    /// What kind it is: the start of its object in the log, and the end of its ids in `locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Signal(_) => "signal",
            Self::Case(_) => "case",
            Self::Signals => "signals",
            Self::Cases => "cases",
            Self::People => "people",
        }
    }

    /// The list of this code.
    #[must_use]
    pub fn list_of_code(code: &str) -> Option<Self> {
        [Self::Signals, Self::Cases, Self::People].into_iter().find(|list| list.code() == code)
    }

    /// Its object: what the log calls it, `case 7` or `signals`.
    #[must_use]
    pub fn object(self) -> String {
        match self {
            Self::Signal(number) | Self::Case(number) => format!("{} {number}", self.code()),
            _ => self.code().to_owned(),
        }
    }

    /// The forms there are of it.
    #[must_use]
    pub fn forms(self) -> &'static [Form] {
        match self {
            Self::Signal(_) => &[Form::Pdf, Form::Zip, Form::Csv],
            Self::Case(_) => Form::ALL,
            Self::Signals | Self::Cases => &[Form::Pdf, Form::Csv],
            // A column for each permission: no paper is wide enough.
            Self::People => &[Form::Csv],
        }
    }

    /// What can go into it, to choose from; nothing to choose of a list.
    #[must_use]
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Signal(_) => &[Part::Message, Part::Answer, Part::Note],
            Self::Case(_) => {
                &[Part::Named, Part::Fact, Part::Message, Part::Assessment, Part::Task, Part::Document]
            }
            Self::Signals | Self::Cases | Self::People => &[],
        }
    }

    /// Whether it holds words about people, so that it can go out with them hidden.
    #[must_use]
    pub fn has_words(self) -> bool {
        matches!(self, Self::Signal(_) | Self::Case(_))
    }
}

/// What is wrong with what was asked for; also the end of an id `copy-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFault {
    /// Nobody said for whom it is, or too long.
    For,
    /// No kind of reader.
    Reader,
    /// No purpose.
    Purpose,
    /// No words about the purpose, or too many.
    Words,
    /// No form, or none of this.
    Form,
    /// Not for whoever is not the magistrate or this organisation.
    Whole,
    /// Nothing goes into it.
    Parts,
    /// Documents go out whole and in one file with the rest: nobody is hidden in a photograph.
    Documents,
    /// Too many words to hide, or one too long.
    Hide,
    /// Days that are none, or the wrong way round.
    Days,
    /// A pack for somebody to whom no case is handed over.
    Pack,
    /// Names in a pack, and nobody said why.
    Why,
}

impl CopyFault {
    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Reader => "reader",
            Self::Purpose => "purpose",
            Self::Words => "words",
            Self::Form => "form",
            Self::Whole => "whole",
            Self::Parts => "parts",
            Self::Documents => "documents",
            Self::Hide => "hide",
            Self::Days => "days",
            Self::Pack => "pack",
            Self::Why => "why",
        }
    }
}

/// What is asked for, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct CopyAsked<'a> {
    /// What it is a copy of.
    pub of: CopyOf,
    /// The kind of reader.
    pub reader: Option<Reader>,
    /// By name: a person, a service. It stands on every page.
    pub whom: &'a str,
    /// What for.
    pub purpose: Option<Purpose>,
    /// What for, in words.
    pub words: &'a str,
    /// As what.
    pub form: Option<Form>,
    /// Nobody is hidden in it.
    pub whole: bool,
    /// What goes into it.
    pub parts: &'a [Part],
    /// Entries that stay named: in a copy for whom it is about, that person; in a pack, whoever and whatever the inquiry is about.
    pub stays: &'a [i64],
    /// Why names go along in a pack.
    pub why: &'a str,
    /// What is hidden by hand, one a line.
    pub hide: &'a str,
    /// Of a list: its first and its last day, as they were typed.
    pub days: Option<(Day, Day)>,
}

/// What is asked for, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyWanted {
    /// What it is a copy of.
    pub of: CopyOf,
    /// The kind of reader.
    pub reader: Reader,
    /// By name, on one line.
    pub whom: String,
    /// What for.
    pub purpose: Purpose,
    /// What for, in words.
    pub words: String,
    /// As what.
    pub form: Form,
    /// Nobody is hidden in it.
    pub whole: bool,
    /// What goes into it.
    pub parts: Vec<Part>,
    /// Entries that stay named.
    pub stays: Vec<i64>,
    /// Why names go along in a pack; empty elsewhere.
    pub why: String,
    /// What is hidden by hand.
    pub hide: Vec<String>,
    /// Of a list: its first and its last day.
    pub days: (Day, Day),
}

/// Checks what is asked for.
///
/// # Errors
/// [`CopyFault`], the first from above.
pub fn check_copy(asked: &CopyAsked<'_>) -> Result<CopyWanted, CopyFault> {
    let reader = asked.reader.ok_or(CopyFault::Reader)?;
    let whom = one_line(asked.whom);
    if whom.is_empty() || whom.chars().count() > FOR_MAX_CHARS {
        return Err(CopyFault::For);
    }
    let purpose = asked.purpose.ok_or(CopyFault::Purpose)?;
    limits::check_note(asked.words).map_err(|_| CopyFault::Words)?;
    let form = asked.form.filter(|form| asked.of.forms().contains(form)).ok_or(CopyFault::Form)?;
    let hide: Vec<String> = asked.hide.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    if hide.len() > HIDE_MAX || hide.iter().any(|line| line.chars().count() > HIDE_MAX_CHARS) {
        return Err(CopyFault::Hide);
    }
    let parts: Vec<Part> =
        asked.of.parts().iter().copied().filter(|part| asked.parts.contains(part)).collect();
    if parts.is_empty() && asked.of.has_words() {
        return Err(CopyFault::Parts);
    }
    let dated = matches!(asked.of, CopyOf::Signals | CopyOf::Cases);
    let days = match asked.days {
        Some((from, until)) if dated && from <= until => (from, until),
        _ if dated => return Err(CopyFault::Days),
        _ => (Day(0), Day(0)),
    };
    if form == Form::Pack && !reader.gets_packs() {
        return Err(CopyFault::Pack);
    }
    let stays = match (reader, form) {
        (Reader::Subject, _) => asked.stays.iter().copied().take(1).collect(),
        (_, Form::Pack) => asked.stays.to_vec(),
        _ => Vec::new(),
    };
    let whole = asked.whole && asked.of.has_words();
    if whole && !reader.may_have_whole() {
        return Err(CopyFault::Whole);
    }
    if parts.contains(&Part::Document) && !(whole && form.has_room_for_documents()) {
        return Err(CopyFault::Documents);
    }
    let named_in_pack = whole && form == Form::Pack;
    if named_in_pack && limits::check_note(asked.why).is_err() {
        return Err(CopyFault::Why);
    }
    let why = if named_in_pack { asked.why.trim().to_owned() } else { String::new() };
    let words = asked.words.trim().to_owned();
    Ok(CopyWanted { of: asked.of, reader, whom, purpose, words, form, whole, parts, stays, why, hide, days })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: CopyAsked<'static> = CopyAsked {
        of: CopyOf::Case(7),
        reader: Some(Reader::Magistrate),
        whom: "  O. De Vos,\n parket ",
        purpose: Some(Purpose::Justice),
        words: "zitting van maandag",
        form: Some(Form::Pdf),
        whole: true,
        parts: &[Part::Fact, Part::Note],
        stays: &[3, 4],
        why: "",
        hide: "\n Ilse \n\nEvere",
        days: None,
    };

    #[test]
    fn only_the_magistrate_and_this_organisation_get_a_copy_with_everybody_in_it() {
        for reader in Reader::ALL {
            let checked = check_copy(&CopyAsked { reader: Some(*reader), ..ASKED });
            let may = matches!(reader, Reader::Magistrate | Reader::LabourProsecutor | Reader::Own);
            assert_eq!(checked.is_ok(), may, "{reader:?}");
            assert!(check_copy(&CopyAsked { reader: Some(*reader), whole: false, ..ASKED }).is_ok());
        }
    }

    #[test]
    fn nothing_leaves_without_a_purpose_and_a_name_on_every_page() {
        let wanted = check_copy(&ASKED).unwrap();
        assert_eq!(
            (wanted.whom.as_str(), wanted.hide),
            ("O. De Vos, parket", vec!["Ilse".into(), "Evere".into()])
        );
        fn fault(asked: CopyAsked<'_>) -> CopyFault {
            check_copy(&asked).unwrap_err()
        }
        assert_eq!(fault(CopyAsked { whom: " \n", ..ASKED }), CopyFault::For);
        assert_eq!(fault(CopyAsked { whom: &"x".repeat(81), ..ASKED }), CopyFault::For);
        assert_eq!(fault(CopyAsked { purpose: None, ..ASKED }), CopyFault::Purpose);
        assert_eq!(fault(CopyAsked { words: " ", ..ASKED }), CopyFault::Words);
        assert_eq!(fault(CopyAsked { words: &"x".repeat(1_001), ..ASKED }), CopyFault::Words);
        assert_eq!(fault(CopyAsked { hide: &"x\n".repeat(101), ..ASKED }), CopyFault::Hide);
        assert_eq!(wanted.parts, [Part::Fact], "a case has no notes");
        assert!(wanted.stays.is_empty(), "only in a copy for themselves");
        assert_eq!(fault(CopyAsked { parts: &[Part::Note], ..ASKED }), CopyFault::Parts);
        let documents = CopyAsked { parts: &[Part::Document], form: Some(Form::Zip), ..ASKED };
        assert_eq!(check_copy(&documents).unwrap().parts, [Part::Document]);
        for hidden in
            [CopyAsked { whole: false, ..documents }, CopyAsked { form: Some(Form::Pdf), ..documents }]
        {
            assert_eq!(fault(hidden), CopyFault::Documents, "nobody is hidden in a photograph");
        }
        let list = CopyAsked { of: CopyOf::Cases, whole: false, ..ASKED };
        assert_eq!(fault(list), CopyFault::Days);
        assert_eq!(fault(CopyAsked { days: Some((Day(9), Day(8))), ..list }), CopyFault::Days);
        assert!(check_copy(&CopyAsked { days: Some((Day(8), Day(8))), ..list }).is_ok());
        assert_eq!(fault(CopyAsked { of: CopyOf::People, form: Some(Form::Zip), ..ASKED }), CopyFault::Form);
    }

    #[test]
    fn a_pack_goes_to_magistrates_and_other_forces_and_names_need_a_reason() {
        let pack = CopyAsked { form: Some(Form::Pack), whole: false, ..ASKED };
        for reader in Reader::ALL {
            let checked = check_copy(&CopyAsked { reader: Some(*reader), ..pack });
            let may = matches!(reader, Reader::Magistrate | Reader::LabourProsecutor | Reader::Force);
            assert_eq!(checked.is_ok(), may, "{reader:?}");
        }
        assert_eq!(check_copy(&pack).unwrap().stays, [3, 4], "whom the inquiry is about");
        let named = CopyAsked { whole: true, ..pack };
        assert_eq!(check_copy(&named), Err(CopyFault::Why));
        assert_eq!(check_copy(&CopyAsked { why: " hearing ", ..named }).unwrap().why, "hearing");
        let force = CopyAsked { reader: Some(Reader::Force), why: "hearing", ..named };
        assert_eq!(check_copy(&force), Err(CopyFault::Whole), "another force gets no name of a victim");
        let document = CopyAsked { parts: &[Part::Document], why: "hearing", ..named };
        assert!(check_copy(&document).is_ok());
        assert_eq!(check_copy(&CopyAsked { of: CopyOf::Signal(1), ..pack }), Err(CopyFault::Form));
    }
}
