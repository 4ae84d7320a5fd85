//! Nothing that was planted reaches a cleaned copy: by its bytes, by the parts a file of that kind may have, and by two programs of others.
use crate::planted::{self, MARK, all, place_bytes};
use clean::{Flat, Opened};
use flate2::read::ZlibDecoder;
use memchr::memmem::find;
use std::{fs, io::Read, path::Path, process::Command};
use web::cleaning::{Format, Picture, Seen};

/// Whether something planted is in a file.
fn holds(bytes: &[u8]) -> bool {
    find(bytes, MARK.as_bytes()).is_some() || find(bytes, &place_bytes()).is_some()
}

fn flatten(bytes: Vec<u8>, page: u32) -> Flat {
    match clean::open(bytes, page).unwrap() {
        Opened::Seen(flat) => flat,
        other => panic!("no picture: {other:?}"),
    }
}

fn cleaned(bytes: Vec<u8>) -> Seen {
    flatten(bytes, 1).encode().unwrap()
}

/// Nothing but the parts of which a picture consists.
fn is_bare(picture: &Picture) {
    let bytes = &picture.bytes;
    assert!(!holds(bytes));
    match picture.format {
        Format::Png => {
            assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
            let (mut rest, mut squeezed) = (&bytes[8..], Vec::new());
            while !rest.is_empty() {
                let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
                let name = &rest[4..8];
                assert!([b"IHDR", b"IDAT", b"IEND"].iter().any(|one| *one == name), "{name:?}");
                if name == b"IDAT" {
                    squeezed.extend(&rest[8..8 + length]);
                }
                rest = &rest[12 + length..];
            }
            let mut rows = Vec::new();
            ZlibDecoder::new(squeezed.as_slice()).read_to_end(&mut rows).unwrap();
            assert_eq!(rows.len(), (picture.width as usize * 3 + 1) * picture.height as usize);
            assert!(!holds(&rows));
        }
        Format::Jpeg => {
            let mut rest = &bytes[2..];
            loop {
                let (marker, length) = (rest[1], u16::from_be_bytes([rest[2], rest[3]]) as usize);
                assert_eq!(rest[0], 0xff);
                // JFIF, tables, frame, scan: no other application, no comment.
                assert!([0xe0, 0xdb, 0xc0, 0xc4, 0xda].contains(&marker), "{marker:x}");
                assert!(marker != 0xe0 || length == 16, "the head has no thumbnail");
                rest = &rest[2 + length..];
                if marker == 0xda {
                    break;
                }
            }
            let end = find(rest, b"\xff\xd9").unwrap();
            assert_eq!(end + 2, rest.len(), "nothing is behind the end");
        }
    }
}

#[test]
fn nothing_planted_reaches_a_cleaned_copy() {
    for one in all() {
        assert!(holds(&one.bytes), "{}: something is planted", one.name);
        let copy = cleaned(one.bytes);
        is_bare(&copy.large);
        is_bare(&copy.small);
    }
}

#[test]
fn a_picture_stands_as_its_camera_held_it() {
    for one in all().into_iter().filter(|one| one.name != "pdf") {
        let copy = flatten(one.bytes, 1);
        let (width, height) = (copy.large.width, copy.large.height);
        assert_eq!((width, height), if one.turned { (48, 64) } else { (64, 48) }, "{}", one.name);
        let at = |x: u32, y: u32| {
            let start = ((y * width + x) * 3) as usize;
            copy.large.rgb[start] > 150 && copy.large.rgb[start + 2] < 90
        };
        // Turned to the right, the upper left quarter is the upper right one.
        let corners = [at(5, 5), at(width - 5, 5), at(5, height - 5), at(width - 5, height - 5)];
        assert_eq!(corners, [!one.turned, one.turned, false, false], "{}", one.name);
    }
}

#[test]
fn a_page_shows_what_is_on_it_and_the_last_one_stands_for_those_beyond() {
    let page = |page| flatten(planted::pdf(), page);
    let first = page(1);
    assert_eq!((first.page, first.pages, first.large.width, first.large.height), (1, 2, 2_100, 2_100));
    // Points from below: the bar is black where words are under it, the photograph has its red corner.
    let at = |flat: &Flat, x: u32, y: u32| {
        let start = (((2_100 - y * 21 / 4) * 2_100 + x * 21 / 4) * 3) as usize;
        <[u8; 3]>::try_from(&flat.large.rgb[start..start + 3]).unwrap()
    };
    assert_eq!(at(&first, 100, 305), [0, 0, 0]);
    assert_eq!(at(&first, 380, 380), [255, 255, 255]);
    let [red, green, blue] = at(&first, 80, 195);
    assert!(red > 180 && green < 70 && blue < 70, "{red} {green} {blue}");
    let bar = |flat: &Flat| (60..300).all(|x| at(flat, x, 306) == [0, 0, 0]);
    assert!(bar(&first), "words under a bar are not seen through it");
    for beyond in [2, 3, u32::MAX] {
        let last = page(beyond);
        assert_eq!((last.page, at(&last, 200, 200)), (2, [255, 0, 0]));
    }
    assert_eq!(page(0).page, 1);
}

/// What another program says of files; `None`: it is not installed here.
fn asked(program: &str, arguments: &[&str], files: &[&Path]) -> Option<String> {
    let out = Command::new(program).args(arguments).args(files).output().ok()?;
    Some(String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned())
}

#[test]
fn exiftool_and_mat2_find_what_was_planted_and_nothing_of_it_in_the_copies() {
    let folder = tempfile::tempdir().unwrap();
    let mut copies = Vec::new();
    for one in all() {
        let original = folder.path().join(format!("original.{}", one.name));
        fs::write(&original, &one.bytes).unwrap();
        let Some(found) = asked("exiftool", &["-a", "-u", "-G1"], &[&original]) else { return };
        // A BMP has room behind its end alone, where exiftool does not look.
        assert_eq!(found.contains(MARK), one.name != "bmp", "{}: {found}", one.name);
        if one.turned {
            assert!(found.contains("50 deg 51' 1.08\""), "{}: {found}", one.name);
        }
        let copy = cleaned(one.bytes);
        for (size, picture) in [("large", &copy.large), ("small", &copy.small)] {
            let end = if picture.format == Format::Png { "png" } else { "jpg" };
            let path = folder.path().join(format!("{}-{size}.{end}", one.name));
            fs::write(&path, &picture.bytes).unwrap();
            copies.push(path);
        }
    }
    let paths: Vec<&Path> = copies.iter().map(|path| path.as_path()).collect();
    let found = asked("exiftool", &["-a", "-u", "-G1"], &paths).unwrap();
    assert!(!found.contains(MARK) && !found.contains("GPS"), "{found}");
    for line in found.lines().filter(|line| line.starts_with('[')) {
        let group = line[1..].split(']').next().unwrap().trim();
        let ours = ["ExifTool", "System", "File", "PNG", "JFIF", "Composite"];
        assert!(ours.contains(&group), "{line}");
    }
    let Some(found) = asked("mat2", &["--show"], &paths) else { return };
    assert_eq!(found.matches("No metadata found").count(), copies.len(), "{found}");
}
