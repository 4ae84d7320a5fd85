//! A relay for two desks that can lose, repeat and reorder.
use super::*;

/// A relay that carries, and does what its owner wants with it.
#[derive(Clone)]
pub(super) struct Post(pub(super) Arc<Mutex<Bag>>);

pub(super) struct Bag {
    pub(super) bundles: Vec<Bundle>,
    pub(super) items: Vec<Item>,
    /// Where the next one lies: beyond what reporters send in these tests.
    pub(super) next: u64,
    pub(super) day: Day,
    /// So many are taken and lost.
    pub(super) loses: usize,
    /// What was left for reporters.
    pub(super) answers: Vec<Vec<u8>>,
}

impl Post {
    pub(super) async fn start() -> (Self, String) {
        let bag = Bag { bundles: vec![], items: vec![], next: 1_000, day: TODAY, loses: 0, answers: vec![] };
        let post = Self(Arc::new(Mutex::new(bag)));
        let routes = Router::new()
            .route(DIRECTORY_PATH, get(directory))
            .route(BUNDLE_PATH, put(take_bundle))
            .route(ENVELOPES_PATH, get(give).post(take))
            .route(ANSWERS_PATH, post_to(take_answer))
            .with_state(post.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(web::serve::serve(listener, routes, None, web::serve::Ending::new().1));
        (post, address)
    }

    pub(super) fn bag<T>(&self, change: impl FnOnce(&mut Bag) -> T) -> T {
        change(&mut self.0.lock().unwrap())
    }

    /// Puts a message that lies there in another place, as a relay could.
    pub(super) fn again(&self, place: usize) {
        self.bag(|bag| {
            let item = Item { place: bag.next, ..bag.items[place].clone() };
            bag.next += 1;
            bag.items.push(item);
        });
    }
}

async fn directory(State(post): State<Post>) -> Vec<u8> {
    let bundles = post.bag(|bag| bag.bundles.clone());
    Directory { deployment: "test".into(), bundles }.to_bytes()
}

async fn take_bundle(State(post): State<Post>, body: Bytes) -> StatusCode {
    let bundle = Bundle::from_bytes(&body).unwrap();
    post.bag(|bag| {
        bag.bundles.retain(|one| one.identity != bundle.identity);
        bag.bundles.push(bundle);
    });
    StatusCode::NO_CONTENT
}

async fn give(State(post): State<Post>, RawQuery(query): RawQuery) -> Vec<u8> {
    let query = query.unwrap();
    let after: u64 = query.strip_prefix("after=").unwrap().split('&').next().unwrap().parse().unwrap();
    let items = post.bag(|bag| bag.items.iter().filter(|one| one.place > after).cloned().collect::<Vec<_>>());
    assert!(items.len() <= PULL_MAX);
    Pulled { more: false, items }.to_bytes()
}

async fn take(State(post): State<Post>, body: Bytes) -> StatusCode {
    let new = NewEnvelope::from_bytes(&body).unwrap();
    post.bag(|bag| {
        if bag.loses > 0 {
            bag.loses -= 1;
        } else if bag.items.iter().all(|one| one.id != new.id) {
            bag.items.push(Item { place: bag.next, day: bag.day, id: new.id, sealed: new.sealed });
            bag.next += 1;
        }
    });
    StatusCode::NO_CONTENT
}

async fn take_answer(State(post): State<Post>, body: Bytes) -> StatusCode {
    let new = NewAnswer::from_bytes(&body).unwrap();
    post.bag(|bag| bag.answers.push(new.sealed));
    StatusCode::NO_CONTENT
}
