//! The part of a desk's settings file that is about mail.
use desk::told::mail::{MailSettings, Security};
use serde::Deserialize;
use std::{fs, net::SocketAddr, path::PathBuf};
use zeroize::Zeroizing;

/// As it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailFile {
    server: String,
    port: Option<u16>,
    #[serde(default)]
    security: SecurityFile,
    from: String,
    user: Option<String>,
    /// A file with the secret, or a system credential; no secret stands in the settings.
    secret_file: Option<PathBuf>,
    /// A certificate authority of one's own, in PEM, beside those the system knows.
    authority_file: Option<PathBuf>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum SecurityFile {
    #[default]
    Tls,
    StartTls,
    None,
}

impl MailFile {
    /// What the desk needs.
    ///
    /// # Errors
    /// A file that cannot be read, or a user without a secret.
    pub(crate) fn settings(&self) -> Result<MailSettings, Box<dyn std::error::Error>> {
        let read = |path: &PathBuf| {
            fs::read(path).map(Zeroizing::new).map_err(|error| format!("{}: {error}", path.display()))
        };
        let secret = self.secret_file.as_ref().map(read).transpose()?;
        let login = match (&self.user, secret) {
            (Some(user), Some(secret)) => {
                let secret = std::str::from_utf8(secret.trim_ascii_end())?;
                Some((user.clone(), Zeroizing::new(secret.to_owned())))
            }
            (None, None) => None,
            _ => return Err("mail.user and mail.secret_file belong together".into()),
        };
        let authority = self.authority_file.as_ref().map(read).transpose()?;
        Ok(MailSettings {
            server: self.server.clone(),
            port: self.port,
            security: match self.security {
                SecurityFile::Tls => Security::Tls,
                SecurityFile::StartTls => Security::StartTls,
                SecurityFile::None => Security::None,
            },
            from: self.from.clone(),
            login,
            authority: authority.map(|pem| pem.to_vec()),
        })
    }
}

/// A server on this machine, for the demonstration.
pub(crate) fn on_this_machine(server: SocketAddr) -> MailSettings {
    MailSettings {
        server: server.ip().to_string(),
        port: Some(server.port()),
        security: Security::None,
        from: "desk@example.org".into(),
        login: None,
        authority: None,
    }
}
