//! The one organisation these tests need: its keys, what it shows of itself, how it opens and answers.
use super::{now, random};
use envelope::{
    age::{Identity, Recipient},
    directory::{Bundle, Card, Certificate, Entry, OrgKind, Purpose},
    ids::{Day, OrgId},
    message::{
        Author, Body, Kind, Message, MessageReader, Mode, OpenedMessage, Verifier, open_message, seal_message,
    },
    relay_api::NewAnswer,
    signed::SigningKey,
};
use rand_core::UnwrapErr;

/// An organisation with all its keys, as its desk holds them.
pub struct Org {
    pub id: OrgId,
    identity: SigningKey,
    sealing: Identity,
    signing: SigningKey,
    pub transport: SigningKey,
    pub from: Day,
}

impl Org {
    pub fn new() -> Self {
        let key = |n| SigningKey::from_bytes(&[n; 32]);
        Self {
            id: OrgId::parse("union").unwrap(),
            identity: key(1),
            sealing: Identity::from_seed([2; 32]),
            signing: key(4),
            transport: key(3),
            from: Day(u32::try_from(now() / 86_400).unwrap() - 1),
        }
    }

    /// What the relay's owner was told over the telephone.
    pub fn identity(&self) -> String {
        self.identity.verifying_key().to_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub fn bundle(&self) -> Bundle {
        let text = || "x".to_owned();
        let card =
            Card { reads: text(), secrecy: text(), duty: text(), irrevocable: text(), answers: text() };
        let entry = Entry {
            org: self.id.clone(),
            serial: 1,
            kind: OrgKind::Association,
            names: vec![("nl".into(), "Vereniging".into())],
            cards: vec![("nl".into(), card)],
            languages: vec![],
            issued: self.from,
        };
        let certify = |purpose, key: &[u8]| {
            let (not_before, not_after) = (self.from, self.from.checked_add(40).unwrap());
            let certificate =
                Certificate { org: self.id.clone(), purpose, key: key.into(), not_before, not_after };
            certificate.sign(&self.identity).unwrap()
        };
        Bundle {
            identity: self.identity.verifying_key().to_bytes(),
            entry: entry.sign(&self.identity).unwrap(),
            certificates: vec![
                certify(Purpose::Sealing, self.sealing.recipient().as_bytes()),
                certify(Purpose::Signing, self.signing.verifying_key().as_bytes()),
                certify(Purpose::Transport, self.transport.verifying_key().as_bytes()),
            ],
        }
    }

    pub fn open(&self, sealed: &[u8]) -> Option<OpenedMessage> {
        let verifier = Verifier::new(MessageReader::Organisation(self.id.clone()));
        open_message(std::slice::from_ref(&self.sealing), sealed, &verifier).ok()
    }

    /// Its first answer to a report, sealed to whoever wrote it.
    pub fn answer(&self, asked: &Message, text: &str) -> NewAnswer {
        let reply = Message {
            kind: Kind::Reply,
            author: Author::Organisation(self.id.clone()),
            reply_to: None,
            recipients: vec![self.id.clone()],
            mode: Mode::Wasm,
            seq: 0,
            prev: [0; 32],
            body: Body::Reply { text: text.into() },
            ..asked.clone()
        };
        let to = Recipient::from_bytes(asked.reply_to.as_deref().unwrap()).ok().unwrap();
        let signed = reply.sign(&self.signing).unwrap();
        let sealed = seal_message(&mut UnwrapErr(getrandom::SysRng), &signed, &[to]).unwrap();
        NewAnswer { id: random(), sealed, report_id: asked.report_id }
    }
}
