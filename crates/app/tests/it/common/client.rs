//! A browser without scripts, as bytes on a TCP connection.
use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// What a client read.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    /// How long the head was.
    pub head_bytes: usize,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection that is used for one request after the other.
pub struct Client {
    stream: TcpStream,
    pub cookie: String,
}

impl Client {
    pub fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream, cookie: String::new() })
    }

    pub fn ask(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> io::Result<Answer> {
        let mut head =
            format!("{method} {target} HTTP/1.1\r\nHost: relay.test\r\nContent-Length: {}\r\n", body.len());
        if !self.cookie.is_empty() {
            head.push_str(&format!("Cookie: {}\r\n", self.cookie));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        self.stream.write_all(&[head.as_bytes(), body].concat())?;
        let answer = read_answer(&mut self.stream)?;
        if let Some(set) = answer.headers.get("set-cookie") {
            self.cookie = set.split(';').next().unwrap().into();
        }
        Ok(answer)
    }

    /// A form, as a browser without scripts sends it.
    pub fn form(&mut self, path: &str, fields: &[(&str, &str)], more: &[(&str, &str)]) -> io::Result<Answer> {
        let pairs = fields.iter().map(|(name, value)| format!("{name}={}", urlencoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let kind = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.ask("POST", path, &[&kind, more].concat(), body.as_bytes())
    }

    /// The form of the one document with a file of so many bytes, sent as a browser sends it: bit by bit, never whole in memory.
    pub fn upload(&mut self, more: &[(&str, &str)], size: usize) -> io::Result<Answer> {
        const EDGE: &str = "----of-a-test";
        let before = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"1.jpg\"\r\n\
             Content-Type: image/jpeg\r\n\r\n"
        );
        let after = format!(
            "\r\n--{EDGE}\r\nContent-Disposition: form-data; name=\"add\"\r\n\r\n1\r\n--{EDGE}--\r\n"
        );
        let more: String = more.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!(
            "POST /r/3 HTTP/1.1\r\nHost: relay.test\r\nContent-Length: {}\r\nCookie: {}\r\n{more}\
             Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary={EDGE}\r\n\r\n",
            before.len() + size + after.len(),
            self.cookie,
        );
        self.stream.write_all([head, before].concat().as_bytes())?;
        let mut piece = vec![0x5a; 64 * 1024];
        piece[..4].copy_from_slice(b"\xff\xd8\xff\xe0");
        let mut left = size;
        while left > 0 {
            let next = piece.len().min(left);
            self.stream.write_all(&piece[..next])?;
            left -= next;
        }
        self.stream.write_all(after.as_bytes())?;
        read_answer(&mut self.stream)
    }

    /// To the page with the one document.
    pub fn choose(&mut self, more: &[(&str, &str)]) -> io::Result<()> {
        self.form("/r", &[("safe", "yes")], more)?;
        self.form("/r/2", &[("who", "union"), ("do", "next")], more)?;
        Ok(())
    }

    /// Sends the one document.
    pub fn tell(&mut self, text: &str, more: &[(&str, &str)]) -> io::Result<Answer> {
        self.form("/r/3", &[("who", "union"), ("text", text), ("send", "1")], more)
    }

    /// The digits on the page of the receipt.
    pub fn receipt(&mut self, more: &[(&str, &str)]) -> io::Result<Option<String>> {
        let page = self.ask("GET", "/r/4", more, b"")?.text();
        let code = page.split_once("class=\"code\"").and_then(|(_, rest)| rest.split_once("</ol>"));
        Ok(code
            .map(|(code, _)| code.split_once('>').unwrap().1.chars().filter(char::is_ascii_digit).collect()))
    }

    /// From the first step to the receipt; its digits if the report was acknowledged.
    pub fn journey(&mut self, text: &str, more: &[(&str, &str)]) -> io::Result<Option<String>> {
        self.choose(more)?;
        if self.tell(text, more)?.status == 303 { self.receipt(more) } else { Ok(None) }
    }
}

/// As browsers write the value of a form's field (WHATWG URL, application/x-www-form-urlencoded).
pub fn urlencoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        b'*' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.replace('\n', "\r\n").bytes().map(one).collect()
}

/// One request on a connection of its own.
pub fn send(
    address: SocketAddr,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> io::Result<Answer> {
    Client::connect(address)?.ask(method, target, headers, body)
}

fn read_answer(stream: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        read_more(stream, &mut bytes)?;
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let status =
        text.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let lines = text.lines().skip(1).filter_map(|line| line.split_once(": "));
    let headers: BTreeMap<String, String> = lines.map(|(n, v)| (n.to_lowercase(), v.to_owned())).collect();
    let length: usize = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = bytes.split_off(head + 4);
    while body.len() < length {
        read_more(stream, &mut body)?;
    }
    Ok(Answer { status, headers, head_bytes: head + 4, body })
}

fn read_more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut buffer = [0; 16 * 1024];
    match stream.read(&mut buffer)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        read => {
            bytes.extend_from_slice(&buffer[..read]);
            Ok(())
        }
    }
}
