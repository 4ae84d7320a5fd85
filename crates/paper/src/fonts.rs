//! The fonts of a folder: found once, read when they are needed. Only upright regular and bold ones of the Noto families are looked at,
//! which are free (OFL), cover every script, and stand beside each other without looking patched.
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use typst::{
    foundations::Bytes,
    text::{Font, FontBook, FontInfo},
    utils::LazyHash,
};

/// Letters of this family are in every document.
pub(crate) const BASE: &str = "Noto Sans";
/// Folders in folders, so deep.
const DEPTH: usize = 6;

/// What is known of the fonts of a folder.
pub(crate) struct Shelf {
    pub(crate) book: LazyHash<FontBook>,
    infos: Vec<FontInfo>,
    files: Vec<(PathBuf, u32)>,
}

impl Shelf {
    /// Looks through a folder and the folders in it. One that cannot be read is an empty one.
    pub(crate) fn of(folder: &Path) -> Self {
        let (mut infos, mut files) = (Vec::new(), Vec::new());
        let mut paths = BTreeSet::new();
        collect(folder, DEPTH, &mut paths);
        for path in paths {
            let Ok(data) = fs::read(&path) else { continue };
            for (index, info) in (0..).zip(FontInfo::iter(&data)) {
                infos.push(info);
                files.push((path.clone(), index));
            }
        }
        Self { book: LazyHash::new(FontBook::from_infos(infos.iter().cloned())), infos, files }
    }

    /// Whether some font here has this character.
    pub(crate) fn shows(&self, c: char) -> bool {
        self.infos.iter().any(|info| info.coverage.contains(u32::from(c)))
    }

    /// Whether the letters of every document are here.
    pub(crate) fn has_base(&self) -> bool {
        self.infos.iter().any(|info| info.family == BASE)
    }
}

fn collect(folder: &Path, depth: usize, found: &mut BTreeSet<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        // A link may lead round in a circle, a file is a file wherever it lies.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => collect(&path, depth - 1, found),
            Ok(kind) if !kind.is_dir() && is_wanted(&path) => {
                found.insert(path);
            }
            _ => {}
        }
    }
}

fn is_wanted(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    let Some((stem, kind)) = name.rsplit_once('.') else { return false };
    let family = stem.rsplit_once('-').filter(|(_, style)| ["Regular", "Bold"].contains(style));
    let family = family.map_or(if stem == "NotoColorEmoji" { stem } else { "" }, |(family, _)| family);
    let sans = family.starts_with("NotoSans") || family.starts_with("NotoSerifTibetan");
    let plain = !["Mono", "Display", "UI"].iter().any(|other| family.ends_with(other));
    ["ttf", "otf", "ttc"].contains(&kind) && plain && (sans || family == "NotoColorEmoji")
}

/// The fonts of one document: read when first asked for, gone with it.
pub(crate) struct Drawer<'a> {
    pub(crate) shelf: &'a Shelf,
    fonts: Vec<OnceLock<Option<Font>>>,
}

impl<'a> Drawer<'a> {
    pub(crate) fn of(shelf: &'a Shelf) -> Self {
        Self { shelf, fonts: shelf.files.iter().map(|_| OnceLock::new()).collect() }
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        let (path, face) = self.shelf.files.get(index)?;
        let read = || Font::new(Bytes::new(fs::read(path).ok()?), *face);
        self.fonts.get(index)?.get_or_init(read).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_holds_no_fonts_and_stops_nobody() {
        let shelf = Shelf::of(Path::new("/nowhere/at/all"));
        assert!(!shelf.has_base() && !shelf.shows('a'));
    }

    #[test]
    fn only_upright_regular_and_bold_sans_fonts_are_read() {
        let wanted = |name: &str| is_wanted(Path::new(name));
        assert!(
            wanted("NotoSans-Regular.ttf") && wanted("NotoSansCJK-Bold.ttc") && wanted("NotoColorEmoji.ttf")
        );
        assert!(
            !wanted("NotoSans-Italic.ttf")
                && !wanted("DejaVuSans.ttf")
                && !wanted("NotoSansMono-Regular.ttf")
        );
        assert!(!wanted("NotoSans-Regular.txt") && !wanted(""));
    }
}
