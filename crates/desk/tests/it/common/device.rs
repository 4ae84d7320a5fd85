//! A device that makes passkeys and signs with them (Web Authentication 3, 6): by hand, so that it can also lie, be copied, and
//! count backwards.
use data_encoding::BASE64URL_NOPAD as B64;
use minicbor::Encoder;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const HOLDS_KEY: u8 = 64;

#[derive(Clone)]
pub struct Device {
    pub key: SigningKey,
    pub id: Vec<u8>,
    pub user: Vec<u8>,
    /// What it says next.
    pub counter: u32,
    /// Where its browser is.
    pub origin: String,
    /// It asks for a finger, a face or a code.
    pub verifies: bool,
}

impl Device {
    pub fn new(n: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[n; 32]).unwrap(),
            id: vec![n; 32],
            user: Vec::new(),
            counter: 1,
            origin: super::ADDRESS.into(),
            verifies: true,
        }
    }

    /// Makes a passkey for what a page asks.
    pub fn make(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        self.user = B64.decode(options["user"]["id"].as_str().unwrap().as_bytes()).unwrap();
        let data = self.authenticator_data(options["rp"]["id"].as_str().unwrap(), true);
        self.counter += 1;
        let mut object = Encoder::new(Vec::new());
        object
            .map(3)
            .unwrap()
            .str("fmt")
            .unwrap()
            .str("none")
            .unwrap()
            .str("attStmt")
            .unwrap()
            .map(0)
            .unwrap();
        object.str("authData").unwrap().bytes(&data).unwrap();
        let client = self.client_data("webauthn.create", &options);
        let response = json!({
            "attestationObject": B64.encode(&object.into_writer()), "clientDataJSON": B64.encode(client.as_bytes()),
        });
        self.answer(&response)
    }

    /// Signs in where a page asks.
    pub fn sign(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let data = self.authenticator_data(options["rpId"].as_str().unwrap(), false);
        let client = self.client_data("webauthn.get", &options);
        let signed = [data.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        self.counter += 1;
        let response = json!({
            "authenticatorData": B64.encode(&data), "clientDataJSON": B64.encode(client.as_bytes()),
            "signature": B64.encode(signature.to_der().as_bytes()), "userHandle": B64.encode(&self.user),
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        let id = B64.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    fn authenticator_data(&self, rp: &str, with_key: bool) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let flags = PRESENT | verified | if with_key { HOLDS_KEY } else { 0 };
        let mut data = Sha256::digest(rp).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        if with_key {
            data.extend([0; 16]);
            data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
            data.extend(&self.id);
            data.extend(self.cose_key());
        }
        data
    }

    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut key = Encoder::new(Vec::new());
        key.map(5)
            .unwrap()
            .i8(1)
            .unwrap()
            .i8(2)
            .unwrap()
            .i8(3)
            .unwrap()
            .i8(-7)
            .unwrap()
            .i8(-1)
            .unwrap()
            .i8(1)
            .unwrap();
        key.i8(-2).unwrap().bytes(point.x().unwrap()).unwrap();
        key.i8(-3).unwrap().bytes(point.y().unwrap()).unwrap();
        key.into_writer()
    }
}
