//! How members of this desk sign in, as its settings say: the address they open it at, whether a passkey is needed.
use super::provider::ProviderSettings;
use crate::DeskError;
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

/// The part of a desk's settings that is about signing in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignInSettings {
    /// Where members open the desk in their browser: `https://host[:port]`. Without it there are no passkeys.
    pub address: Option<String>,
    /// The domain that passkeys are bound to, for ever: the host of the address or a domain above it. `None`: the host.
    pub passkey_domain: Option<String>,
    /// Whoever has a passkey signs in with it alone; whoever has none makes one first.
    pub passkey_needed: bool,
    /// Minutes without use after which a session is locked, 1 to 60; `None`: 15.
    pub idle_minutes: Option<i64>,
    /// The organisation's own provider, beside the rest.
    pub provider: Option<ProviderSettings>,
}

/// Where passkeys of this desk work.
pub(crate) struct Site {
    pub(crate) address: String,
    /// As a browser names it in `Host`.
    pub(crate) authority: String,
    pub(crate) webauthn: Webauthn,
}

impl SignInSettings {
    /// # Errors
    /// [`DeskError::Setup`] for less than a minute or more than an hour.
    pub(crate) fn idle(&self) -> Result<i64, DeskError> {
        let minutes = self.idle_minutes.unwrap_or(super::IDLE_MINUTES);
        if (1..=60).contains(&minutes) {
            Ok(minutes)
        } else {
            Err(DeskError::Setup("sign_in.idle_minutes is 1 to 60"))
        }
    }

    /// Whether a desk would open with these.
    ///
    /// # Errors
    /// [`DeskError::Setup`] says what does not fit.
    pub fn check(&self) -> Result<(), DeskError> {
        self.idle()?;
        let site = self.site()?;
        let address = site.as_ref().map(|site| site.address.as_str());
        self.provider.as_ref().map_or(Ok(()), |provider| provider.place(address).map(|_| ()))
    }

    /// `None`: no address, so no passkeys.
    ///
    /// # Errors
    /// [`DeskError::Setup`] for an address a browser would make no passkey at (Web Authentication 3, 5.1.3: a secure origin,
    /// by name), for a domain that is not its own, and if passkeys are needed where there are none.
    pub(crate) fn site(&self) -> Result<Option<Site>, DeskError> {
        let Some(address) = &self.address else {
            let wants = self.passkey_needed || self.passkey_domain.is_some();
            return if wants { Err(DeskError::Setup("passkeys need the desk's address")) } else { Ok(None) };
        };
        let url = Url::parse(address).map_err(|_| DeskError::Setup(ADDRESS))?;
        let host = url.domain().ok_or(DeskError::Setup(ADDRESS))?;
        let secure = url.scheme() == "https" || (url.scheme() == "http" && host == "localhost");
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !secure || !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(DeskError::Setup(ADDRESS));
        }
        let domain = self.passkey_domain.as_deref().unwrap_or(host);
        // One label above everything, such as `be`, is nobody's.
        if domain != host && !domain.contains('.') {
            return Err(DeskError::Setup(DOMAIN));
        }
        let builder = WebauthnBuilder::new(domain, &url).map_err(|_| DeskError::Setup(DOMAIN))?;
        let webauthn = builder.build().map_err(|_| DeskError::Setup(DOMAIN))?;
        let authority = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        Ok(Some(Site { address: url.origin().ascii_serialization(), authority, webauthn }))
    }
}

const ADDRESS: &str = "sign_in.address is https://name[:port] with nothing after it, as members open the desk; a number is no name, \
     and http is for localhost only";
const DOMAIN: &str = "sign_in.passkey_domain is the host of sign_in.address or a domain above it";

#[cfg(test)]
mod tests {
    use super::*;

    fn site(address: &str, domain: Option<&str>) -> Result<Option<Site>, DeskError> {
        let address = Some(address.to_owned()).filter(|address| !address.is_empty());
        SignInSettings {
            address,
            passkey_domain: domain.map(Into::into),
            passkey_needed: false,
            idle_minutes: None,
            provider: None,
        }
        .site()
    }

    #[test]
    fn a_wrong_address_is_named_at_the_start_and_not_when_the_first_passkey_fails() {
        for wrong in [
            "http://desk.example.org",
            "https://192.0.2.7",
            "https://desk.example.org/path",
            "https://desk.example.org?x",
            "https://a@desk.example.org",
            "desk.example.org",
            "ftp://localhost",
        ] {
            assert!(site(wrong, None).is_err(), "{wrong}");
        }
        let right = site("https://Desk.example.org:8443/", None).unwrap().unwrap();
        assert_eq!(right.address, "https://desk.example.org:8443");
        assert_eq!(right.authority, "desk.example.org:8443");
        assert_eq!(site("http://localhost:8081", None).unwrap().unwrap().authority, "localhost:8081");
        assert!(site("", None).unwrap().is_none());
    }

    #[test]
    fn passkeys_are_bound_to_a_domain_of_ones_own() {
        assert!(site("https://desk.example.org", Some("example.org")).is_ok());
        for foreign in ["org", "example.com", "sk.example.org", "other.example.org", ""] {
            assert!(site("https://desk.example.org", Some(foreign)).is_err(), "{foreign:?}");
        }
        assert!(site("", Some("example.org")).is_err());
        let needed = SignInSettings { passkey_needed: true, ..SignInSettings::default() };
        assert!(needed.site().is_err(), "nobody could sign in");
    }
}
