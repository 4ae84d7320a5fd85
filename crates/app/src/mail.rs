//! The part of a desk's settings file that is about mail.
use crate::settings::{credential, sample::settings};
use desk::told::mail::{MailSettings, Security};
use serde::Deserialize;
use std::{fs, net::SocketAddr, path::PathBuf};
use zeroize::Zeroizing;

settings! {
    /// As it is written.
    pub(crate) struct MailFile {
        server: String => Set("\"mail.example.org\""),
        /// tls (port 465), starttls (port 587), or none for a server on this very machine
        #[serde(default)]
        security: SecurityFile => Set("\"tls\""),
        port: Option<u16> => Set("465"),
        from: String => Set("\"desk@example.org\""),
        user: Option<String> => Set("\"desk@example.org\""),
        /// Only its owner may read it; a credential of systemd with its name comes first. No secret stands in this file.
        secret_file: Option<PathBuf> => Set("\"/etc/zichtbaar/desk/mail-secret\""),
        /// An authority of your own, in PEM, beside those that this system knows.
        authority_file: Option<PathBuf> => Set("\"/etc/zichtbaar/mail-authority.pem\""),
    }
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
            fs::read(credential(path))
                .map(Zeroizing::new)
                .map_err(|error| format!("{}: {error}", path.display()))
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
