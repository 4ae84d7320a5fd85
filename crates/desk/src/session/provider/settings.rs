//! An organisation's own sign-in provider, as a desk's settings name it.
use crate::DeskError;
use openidconnect::{IssuerUrl, RedirectUrl};
use std::{collections::BTreeMap, fmt};
use zeroize::Zeroizing;

/// Where the provider sends a browser back to, on the desk's own address.
pub(crate) const BACK: &str = "/sign-in/provider/back";

/// The part of a desk's settings that is about the organisation's own provider (OpenID Connect Core 1.0).
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderSettings {
    /// Its address, exactly as it names itself.
    pub issuer: String,
    /// What the desk is called there.
    pub client_id: String,
    /// The desk's secret there; none for a public client, which PKCE alone protects.
    pub secret: Option<Zeroizing<String>>,
    /// What the provider is called on the button, by language.
    pub names: BTreeMap<String, String>,
    /// The claim that names a member; `sub` unless the provider's `sub` may change.
    pub claim: String,
    /// One of these is how somebody has to have proven who they are; empty: as the provider likes.
    pub acr: Vec<String>,
    /// All of these are what they have to have proven it with.
    pub amr: Vec<String>,
    /// Whether the provider has to say when somebody last proved who they are.
    pub fresh: bool,
}

impl fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderSettings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// What follows from the settings.
pub(crate) struct Place {
    pub(crate) issuer: IssuerUrl,
    pub(crate) back: RedirectUrl,
}

impl ProviderSettings {
    /// Checks them. `address`: where members open the desk.
    ///
    /// # Errors
    /// [`DeskError::Setup`] says what does not fit.
    pub(crate) fn place(&self, address: Option<&str>) -> Result<Place, DeskError> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(|_| DeskError::Setup(ISSUER))?;
        let url = issuer.url();
        let bare = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        if !is_private(url.scheme(), url.host_str()) || !bare {
            return Err(DeskError::Setup(ISSUER));
        }
        if self.client_id.trim().is_empty() || self.claim.trim().is_empty() || self.names.is_empty() {
            return Err(DeskError::Setup(
                "sign_in.provider has a client_id, a claim and a name in some language",
            ));
        }
        let address = address
            .ok_or(DeskError::Setup("a provider needs sign_in.address: it sends browsers back there"))?;
        let back = RedirectUrl::new(format!("{address}{BACK}"));
        Ok(Place { issuer, back: back.map_err(|_| DeskError::Setup("sign_in.address is an address"))? })
    }
}

const ISSUER: &str = "sign_in.provider.issuer is https://… exactly as the provider names itself; http is for this very machine only";

/// Whether nobody on the way reads along: TLS, or this machine.
pub(crate) fn is_private(scheme: &str, host: Option<&str>) -> bool {
    let here = || matches!(host, Some("localhost" | "127.0.0.1" | "[::1]" | "::1"));
    scheme == "https" || (scheme == "http" && here())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str) -> ProviderSettings {
        ProviderSettings {
            issuer: issuer.into(),
            client_id: "desk".into(),
            secret: Some(Zeroizing::new("kwartelkoning".to_owned())),
            names: [("nl".into(), "De gemeente".into())].into(),
            claim: "sub".into(),
            acr: vec![],
            amr: vec![],
            fresh: true,
        }
    }

    #[test]
    fn a_provider_is_spoken_to_where_nobody_reads_along() {
        let fits = |issuer: &str| settings(issuer).place(Some("https://desk.example.org")).is_ok();
        for right in [
            "https://id.example.org",
            "https://id.example.org/realms/zone/",
            "http://127.0.0.1:9",
            "http://localhost:9",
        ] {
            assert!(fits(right), "{right}");
        }
        for wrong in [
            "http://id.example.org",
            "ftp://localhost",
            "id.example.org",
            "https://id.example.org?x",
            "http://localhost.example.org",
        ] {
            assert!(!fits(wrong), "{wrong}");
        }
        assert!(
            settings("https://id.example.org").place(None).is_err(),
            "it has nowhere to send browsers back to"
        );
        let nameless = ProviderSettings { names: BTreeMap::new(), ..settings("https://id.example.org") };
        assert!(nameless.place(Some("https://desk.example.org")).is_err());
        let place = settings("https://id.example.org").place(Some("https://desk.example.org")).unwrap();
        assert_eq!(place.back.as_str(), "https://desk.example.org/sign-in/provider/back");
    }

    #[test]
    fn the_secret_is_in_no_message_about_the_settings() {
        assert!(!format!("{:?}", settings("https://id.example.org")).contains("kwartelkoning"));
    }
}
