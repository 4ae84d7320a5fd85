//! The press: one template, one document as data, one file. Nothing is kept of it afterwards.
use crate::{
    data::{Data, shapes},
    fonts::{Drawer, Shelf},
    scripts::package,
};
use std::{
    collections::BTreeSet,
    fmt,
    path::PathBuf,
    sync::{Mutex, OnceLock},
};
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use web::paper::{Card, DOCUMENT_MAX_CHARS, Document, Poster, Press, Pressed, Unprintable};

const TEMPLATE: &str = include_str!("../templates/document.typ");
const CARD: &str = include_str!("../templates/card.typ");
const POSTER: &str = include_str!("../templates/poster.typ");
/// Sheets in one file.
const SHEETS_MAX: usize = 200;

/// A press with the fonts of a folder.
pub struct FontPress {
    folder: PathBuf,
    /// Found with the first document: a desk that prints nothing reads no fonts.
    shelf: OnceLock<Shelf>,
    /// One document at a time: each takes a core and some memory.
    turn: Mutex<()>,
}

impl FontPress {
    /// A press with the Noto fonts that lie in this folder or in folders in it.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), shelf: OnceLock::new(), turn: Mutex::new(()) }
    }
}

/// The packages of fonts that are missing in a folder, as Debian calls them: without the first nothing is put on paper, without the
/// others some scripts are not.
#[must_use]
pub fn missing_fonts(folder: &std::path::Path) -> Vec<&'static str> {
    let shelf = Shelf::of(folder);
    let base = (shelf.has_base(), "fonts-noto-core");
    let more =
        [('界', package('界')), ('😀', "fonts-noto-color-emoji")].map(|(c, name)| (shelf.shows(c), name));
    std::iter::once(base).chain(more).filter(|(is_there, _)| !is_there).map(|(_, name)| name).collect()
}

impl fmt::Debug for FontPress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FontPress({})", self.folder.display())
    }
}

impl Press for FontPress {
    fn press(&self, document: &Document) -> Result<Pressed, Unprintable> {
        if document.chars() > DOCUMENT_MAX_CHARS {
            return Err(Unprintable::TooLong);
        }
        let turn = self.turn.lock();
        let shelf = self.shelf.get_or_init(|| Shelf::of(&self.folder));
        if !shelf.has_base() {
            return Err(Unprintable::Font("fonts-noto-core"));
        }
        let unshown: BTreeSet<char> = shapes(document).into_iter().filter(|c| !shelf.shows(*c)).collect();
        // A letter that is missing makes a text unreadable; a picture or a rare sign does not.
        if let Some(letter) = unshown.iter().find(|c| c.is_alphabetic()) {
            return Err(Unprintable::Font(package(*letter)));
        }
        let data = Data::of(document, &unshown).bytes();
        let set = Job::new(shelf, (TEMPLATE, data), None).and_then(|job| job.file(&document.mark, None));
        // What was set is remembered by typst for the next time: here nothing of it may stay.
        comemo::evict(0);
        drop(turn);
        set.map(|pdf| Pressed { pdf, unshown: unshown.into_iter().collect() })
    }

    fn poster(&self, poster: &Poster) -> Result<Vec<u8>, Unprintable> {
        if poster.sheets.is_empty() || poster.texts.is_empty() || poster.sheets.len() > SHEETS_MAX {
            return Err(Unprintable::Failed);
        }
        let turn = self.turn.lock();
        let shelf = self.shelf.get_or_init(|| Shelf::of(&self.folder));
        if !shelf.has_base() {
            return Err(Unprintable::Font("fonts-noto-core"));
        }
        let data = crate::poster::data(poster)?;
        // Nothing on a poster may be missing.
        if let Some(letter) = crate::data::shapes_in(&data).into_iter().find(|c| !shelf.shows(*c)) {
            return Err(Unprintable::Font(package(letter)));
        }
        let ident = format!("{} {}", poster.title, poster.sheets.first().map_or("", |one| &one.typed));
        let job = Job::new(shelf, (POSTER, data), poster.picture.as_ref().map(|(bytes, _)| bytes.clone()));
        let set = job.and_then(|job| job.file(&ident, Some(poster.sheets.len())));
        comemo::evict(0);
        drop(turn);
        set
    }

    fn card(&self, card: &Card) -> Result<Vec<u8>, Unprintable> {
        let turn = self.turn.lock();
        let shelf = self.shelf.get_or_init(|| Shelf::of(&self.folder));
        if !shelf.has_base() {
            return Err(Unprintable::Font("fonts-noto-core"));
        }
        let data = crate::data::card(card);
        // Nothing on it may be missing: whoever takes it along cannot ask.
        if let Some(letter) = crate::data::shapes_in(&data).into_iter().find(|c| !shelf.shows(*c)) {
            return Err(Unprintable::Font(package(letter)));
        }
        let set = Job::new(shelf, (CARD, data), None).and_then(|job| job.file(&card.lines.concat(), Some(1)));
        comemo::evict(0);
        drop(turn);
        set
    }
}

/// What typst sees: the template, the data, the fonts. No disk, no network, no clock.
struct Job<'a> {
    library: LazyHash<Library>,
    main: Source,
    data: (FileId, Bytes),
    /// A picture, if there is one.
    picture: Option<(FileId, Bytes)>,
    drawer: Drawer<'a>,
}

impl<'a> Job<'a> {
    fn new(
        shelf: &'a Shelf,
        (template, data): (&str, Vec<u8>),
        picture: Option<Vec<u8>>,
    ) -> Result<Self, Unprintable> {
        let id = |name: &str| {
            let path = VirtualPath::new(name).map_err(|_| Unprintable::Failed)?;
            Ok(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        Ok(Self {
            library: LazyHash::new(Library::default()),
            main: Source::new(id("/document.typ")?, template.to_owned()),
            data: (id("/data.json")?, Bytes::new(data)),
            picture: match picture {
                Some(bytes) => Some((id("/picture")?, Bytes::new(bytes))),
                None => None,
            },
            drawer: Drawer::of(shelf),
        })
    }

    /// The file. The mark, which each copy has of its own, makes its identifier. Where it is said how many pages it has, more are too many.
    fn file(&self, mark: &str, pages: Option<usize>) -> Result<Vec<u8>, Unprintable> {
        // What typst says may quote the document, so only that it failed is told.
        let failed = |_| Unprintable::Failed;
        let document: PagedDocument = typst::compile(self).output.map_err(failed)?;
        if pages.is_some_and(|pages| document.pages().len() != pages) {
            return Err(Unprintable::TooLong);
        }
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Unprintable::Failed)?;
        let options = PdfOptions {
            ident: Smart::Custom(mark.to_owned()),
            creator: Smart::Custom(None),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(failed)
    }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.drawer.shelf.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let ours = std::iter::once(&self.data).chain(&self.picture).find(|(one, _)| *one == id);
        ours.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.drawer.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
