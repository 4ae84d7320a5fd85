//! A mail server in a process of its own: npm's `smtp-server`, which takes mail as any other does and keeps it in a folder.
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

pub struct Sink {
    child: Child,
    pub port: u16,
    folder: TempDir,
}

/// A mail as the server got it.
#[derive(serde::Deserialize, Debug, Clone)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    pub secure: bool,
    pub user: String,
    pub hello: String,
    pub raw: String,
}

impl Sink {
    /// Starts it; `None` where its packages are not installed, which must not be so where everything is tested.
    pub fn start(options: &str) -> Option<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/sink.mjs");
        if !script.with_file_name("node_modules/smtp-server").exists() {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "npm ci in e2e first: use ./dev test");
            eprintln!("mail is not tested: npm ci in e2e first");
            return None;
        }
        let folder = TempDir::new().unwrap();
        let mut child = Command::new("node")
            .arg(script)
            .arg(folder.path())
            .arg(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().parse().unwrap();
        Some(Self { child, port, folder })
    }

    /// Every mail it took, in order.
    pub fn mails(&self) -> Vec<Mail> {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<PathBuf> = files.filter(|path| path.extension().unwrap() == "json").collect();
        files.sort();
        files.iter().map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
    }

    /// It goes away.
    pub fn stop(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Mail {
    /// A header as it stands there.
    pub fn header(&self, name: &str) -> Option<&str> {
        let (head, _) = self.raw.split_once("\r\n\r\n").unwrap();
        let found = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        found.map(str::trim)
    }

    /// The text, decoded.
    pub fn text(&self) -> String {
        let (_, body) = self.raw.split_once("\r\n\r\n").unwrap();
        match self.header("Content-Transfer-Encoding") {
            Some("base64") => {
                let joined: String = body.split_whitespace().collect();
                String::from_utf8(data_encoding::BASE64.decode(joined.as_bytes()).unwrap()).unwrap()
            }
            Some("quoted-printable") => unquoted(body),
            _ => body.to_owned(),
        }
    }
}

/// RFC 2045, 6.7.
fn unquoted(body: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = body.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match (first, after) {
            (b'=', [b'\r', b'\n', more @ ..]) => rest = more,
            (b'=', [high, low, more @ ..]) => {
                let pair = String::from_utf8(vec![*high, *low]).unwrap();
                bytes.push(u8::from_str_radix(&pair, 16).unwrap());
                rest = more;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}
