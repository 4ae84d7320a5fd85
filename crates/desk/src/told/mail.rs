//! A mail server, and the one mail that goes to it: the same subject always, a text that says that there is something and never
//! what, no link. Knows no member and no queue.
use crate::{DeskError, chance};
use domain::told::ADDRESS_MAX_BYTES;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        response::{Category, Severity},
    },
};
use std::time::{Duration, SystemTime};
use zeroize::Zeroizing;

/// Seconds after which a server that says nothing is away.
const TIMEOUT_SECONDS: u64 = 20;

const PEM: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314, 3.3; port 465).
    Tls,
    /// TLS after a greeting, or no mail at all (RFC 3207; port 587).
    StartTls,
    /// None: for a server on this very machine only.
    None,
}

/// The part of a desk's settings that is about mail.
pub struct MailSettings {
    /// The server's name; its certificate has it.
    pub server: String,
    /// Its port; `None`: 465, 587 or 25.
    pub port: Option<u16>,
    /// How the way is protected.
    pub security: Security,
    /// From whom mails come.
    pub from: String,
    /// With whom and what to sign in there.
    pub login: Option<(String, Zeroizing<String>)>,
    /// A certificate authority of one's own, in PEM.
    pub authority: Option<Vec<u8>>,
}

/// A mail server.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
}

/// Why a mail did not go. Says nothing of whom it was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailFault {
    /// The server takes no mail for this address, and never will.
    Refused,
    /// The server takes no mail for this address now.
    NotNow,
    /// The server cannot be reached or will not speak with us: nobody's mail goes.
    Away,
}

/// The address that somebody typed; `None` for what is none.
#[must_use]
pub fn parse_address(text: &str) -> Option<Address> {
    if text.len() > ADDRESS_MAX_BYTES || text.contains(char::is_control) {
        return None;
    }
    text.parse().ok()
}

impl MailSettings {
    /// The server they describe.
    ///
    /// # Errors
    /// [`DeskError::Setup`] says which setting does not fit.
    pub fn mailer(self) -> Result<Mailer, DeskError> {
        let from = parse_address(&self.from).ok_or(DeskError::Setup("mail.from is one mail address"))?;
        if self.security == Security::None && !is_this_machine(&self.server) {
            return Err(DeskError::Setup(
                "mail.security is tls or starttls; without either the server is on this machine",
            ));
        }
        let tls = match self.security {
            Security::Tls => Tls::Wrapper(self.parameters()?),
            Security::StartTls => Tls::Required(self.parameters()?),
            Security::None => Tls::None,
        };
        let port = self.port.unwrap_or(match self.security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None => 25,
        });
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(self.server.clone())
            .port(port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(TIMEOUT_SECONDS)));
        let builder = match self.login {
            Some((user, secret)) => builder.credentials(Credentials::new(user, secret.to_string())),
            None => builder,
        };
        Ok(Mailer { transport: builder.build(), from })
    }

    fn parameters(&self) -> Result<TlsParameters, DeskError> {
        let mut parameters = TlsParameters::builder(self.server.clone());
        if let Some(pem) = &self.authority {
            const WRONG: DeskError = DeskError::Setup("mail.authority_file is a certificate in PEM");
            // What holds none is read as an empty list, and would only be noticed when no mail goes.
            if !pem.windows(PEM.len()).any(|window| window == PEM) {
                return Err(WRONG);
            }
            let own = Certificate::from_pem(pem).map_err(|_| WRONG)?;
            parameters = parameters.add_root_certificate(own);
        }
        parameters.build_rustls().map_err(|_| DeskError::Setup("mail.server is a name"))
    }
}

fn is_this_machine(server: &str) -> bool {
    server == "localhost" || server.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Why a mail server would not speak with us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ungreeted {
    /// Nobody answers.
    Away,
    /// No protected connection: its certificate, most likely.
    Tls,
    /// It refuses our name and secret.
    Login,
}

impl Mailer {
    /// Says good day to the server, signs in, and leaves without a mail.
    ///
    /// # Errors
    /// [`Ungreeted`].
    pub async fn greet(&self) -> Result<(), Ungreeted> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Ungreeted::Away),
            Err(error) if error.is_permanent() => Err(Ungreeted::Login),
            Err(error) if error.is_tls() || is_about_certificates(&error) => Err(Ungreeted::Tls),
            Err(_) => Err(Ungreeted::Away),
        }
    }

    /// Leaves a mail with the server.
    ///
    /// # Errors
    /// [`MailFault`].
    pub(crate) async fn send(
        &self,
        to: &str,
        (subject, text): (String, String),
        at: i64,
    ) -> Result<(), MailFault> {
        let to = parse_address(to).ok_or(MailFault::Refused)?;
        let message = self.message(to, (subject, text), at).ok_or(MailFault::NotNow)?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| fault(&error))
    }

    fn message(&self, to: Address, (subject, text): (String, String), at: i64) -> Option<Message> {
        let id = data_encoding::HEXLOWER.encode(&*chance::bytes::<16>().ok()?);
        // RFC 3834: nobody's holiday answers a machine.
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(Mailbox::new(None, self.from.clone()))
            .to(Mailbox::new(None, to))
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(at).ok()?))
            .message_id(Some(format!("<{id}@{}>", self.from.domain())))
            .subject(subject)
            .raw_header(HeaderValue::new(automatic, "auto-generated".into()))
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .ok()
    }
}

/// RFC 5321, 4.2: `x5z` is about a mailbox; `53z` and the like are about us and may be mended in the settings.
fn fault(error: &Error) -> MailFault {
    match error.status() {
        Some(code) if code.category == Category::MailSystem => match code.severity {
            Severity::PermanentNegativeCompletion => MailFault::Refused,
            _ => MailFault::NotNow,
        },
        _ => MailFault::Away,
    }
}

/// A handshake that fails comes as a fault of the connection, with rustls inside.
fn is_about_certificates(error: &Error) -> bool {
    let mut inner = std::error::Error::source(error);
    while let Some(one) = inner {
        let io = one.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        inner = one.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(server: &str, security: Security, from: &str) -> MailSettings {
        MailSettings {
            server: server.into(),
            port: None,
            security,
            from: from.into(),
            login: None,
            authority: None,
        }
    }

    #[test]
    fn no_mail_crosses_a_network_in_clear() {
        for (server, fits) in [
            ("localhost", true),
            ("127.0.0.1", true),
            ("::1", true),
            ("mail.example.org", false),
            ("192.0.2.7", false),
            ("localhost.example.org", false),
        ] {
            let made = settings(server, Security::None, "desk@example.org").mailer();
            assert_eq!(made.is_ok(), fits, "{server}");
        }
        assert!(settings("mail.example.org", Security::Tls, "desk@example.org").mailer().is_ok());
        assert!(settings("mail.example.org", Security::StartTls, "desk@example.org").mailer().is_ok());
        assert!(settings("mail.example.org", Security::Tls, "desk").mailer().is_err());
        let wrong = MailSettings {
            authority: Some(b"nothing".to_vec()),
            ..settings("mail.example.org", Security::Tls, "desk@example.org")
        };
        assert!(wrong.mailer().is_err());
    }
}
