//! `--lan`: the demonstration's relay over TLS for a real phone on the same network. The certificate is made at this start
//! and signed by nobody, so the phone asks; its fingerprint is printed to compare.
use axum::Router;
use sha2::{Digest, Sha256};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket},
    sync::Arc,
};
use tokio::net::TcpListener;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer, version::TLS12, version::TLS13},
};
use web::serve::serve;

type Failed = Box<dyn std::error::Error>;

/// Serves on every address of this machine; returns the address for the phone and the certificate's fingerprint.
pub(super) async fn open(
    router: Router,
    port: u16,
    stop: web::serve::Ending,
) -> Result<(String, String), Failed> {
    let address = own_address()?;
    let certified = rcgen::generate_simple_self_signed(vec![address.to_string(), "localhost".into()])?;
    let certificate = certified.cert.der().clone();
    let fingerprint = data_encoding::HEXLOWER.encode(&Sha256::digest(&certificate));
    let key = PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())?;
    let listener = TcpListener::bind(SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), port)).await?;
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(serve(listener, router, Some(acceptor), stop));
    Ok((format!("https://{address}:{port}"), fingerprint))
}

/// The address this machine would send from. Nothing is sent: a UDP socket only looks up the route.
fn own_address() -> Result<IpAddr, Failed> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
    let found = socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).and_then(|()| socket.local_addr());
    Ok(found.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |address| address.ip()))
}
