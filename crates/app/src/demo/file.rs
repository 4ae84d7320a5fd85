//! `demo.json` and the table at the end: who can sign in where, and the receipt with an answer waiting.
use super::{
    address,
    desks::{DemoDesk, password, totp_secret},
    passkey_address,
};
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use std::{fmt::Write, fs, path::Path};

/// Everything a person or a tool needs to walk through the demonstration.
#[derive(Serialize, Deserialize)]
pub(crate) struct Demo {
    relay: RelayPlace,
    pub(crate) desks: Vec<DeskPlace>,
    /// A receipt whose thread has an answer.
    receipt: String,
}

#[derive(Serialize, Deserialize)]
struct RelayPlace {
    url: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct DeskPlace {
    id: String,
    pub(crate) name: String,
    kind: String,
    url: String,
    /// The same desk by name, where passkeys work.
    passkey_url: String,
    pub(crate) members: Vec<MemberPlace>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct MemberPlace {
    name: String,
    role: String,
    pub(crate) user: String,
    password: String,
    pub(crate) totp_secret: String,
}

impl Demo {
    pub(crate) fn of(relay: &str, desks: &[DemoDesk], port: u16, receipt: String) -> Self {
        let place = |(place, one): (u8, &DemoDesk)| DeskPlace {
            id: one.organisation.id.clone(),
            name: one.organisation.names.get("nl").cloned().unwrap_or_default(),
            kind: one.organisation.kind.clone(),
            url: format!("http://{}", address(place, port)),
            passkey_url: passkey_address(place, port),
            members: one.members.iter().map(member).collect(),
        };
        Self {
            relay: RelayPlace { url: relay.into() },
            desks: (1..).zip(desks).map(place).collect(),
            receipt,
        }
    }

    pub(crate) fn read(path: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }
}

fn member(member: &super::people::Member) -> MemberPlace {
    MemberPlace {
        name: member.name.clone(),
        role: member.role.clone(),
        user: member.user.clone(),
        password: password(member),
        totp_secret: BASE32_NOPAD.encode(&totp_secret(member)),
    }
}

/// In one step: whoever waits for the file never reads half of it.
pub(crate) fn write(path: &Path, demo: &Demo) -> Result<(), Box<dyn std::error::Error>> {
    let beside = path.with_extension("new");
    fs::write(&beside, serde_json::to_vec_pretty(demo)?)?;
    Ok(fs::rename(beside, path)?)
}

/// For the person at the terminal.
pub(crate) fn table(demo: &Demo) -> String {
    let mut text =
        String::from("\nThe demonstration runs. Everyone in it is invented. Stop it with Ctrl-C.\n\n");
    let receipt: Vec<&str> = (0..6).filter_map(|group| demo.receipt.get(group * 4..group * 4 + 4)).collect();
    let _ = writeln!(text, "  public pages   {}", demo.relay.url);
    let _ = writeln!(text, "  a receipt      {}   (an answer is waiting)\n", receipt.join(" "));
    for desk in &demo.desks {
        let _ = writeln!(text, "  {}   {}", desk.url, desk.name);
        for member in &desk.members {
            let _ = writeln!(text, "      {:8} {:10} password {}", member.role, member.user, member.password);
        }
    }
    text.push_str("\n  Six-digit codes: ./dev code\n");
    text
}
