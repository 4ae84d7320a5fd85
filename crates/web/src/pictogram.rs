//! The twenty-four pictograms, drawn for this project (`assets/pictograms/`), as they stand in a page: always beside words and hidden
//! from those who listen, so nothing is lost where they are not seen. Refuses to know which page needs which.
use std::{fmt::Write, sync::OnceLock};

use base64::{Engine, engine::general_purpose::STANDARD};

/// One line for each: variant, file, meaning. What one shows is decided here and nowhere else, so that it means one thing everywhere.
macro_rules! pictograms {
    ($($variant:ident $file:literal $meaning:literal;)+) => {
        /// A pictogram by its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Pictogram {
            $(#[doc = $meaning] $variant,)+
        }

        impl Pictogram {
            /// All of them.
            pub const ALL: [Self; [$($file),+].len()] = [$(Self::$variant),+];

            /// The name of its files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $file,)+ }
            }

            /// The drawing: one line of SVG on a grid of 32, in the colour of whatever is around it.
            #[must_use]
            pub const fn svg(self) -> &'static str {
                match self {
                    $(Self::$variant => {
                        include_str!(concat!("../../../assets/pictograms/", $file, ".svg"))
                    })+
                }
            }

            /// The same as a PNG of 48 × 48 in two colours and what lies between them.
            #[must_use]
            pub const fn png(self) -> &'static [u8] {
                match self {
                    $(Self::$variant => {
                        include_bytes!(concat!("../../../assets/pictograms/", $file, ".png"))
                    })+
                }
            }

            /// As it stands in a page.
            #[must_use]
            pub fn html(self) -> &'static str {
                match self {
                    $(Self::$variant => {
                        static SHELF: OnceLock<String> = OnceLock::new();
                        SHELF.get_or_init(|| in_page(self))
                    })+
                }
            }
        }
    };
}

pictograms! {
    Association "association" "An association: people beside each other.";
    Centre "centre" "A reception centre: a house with a heart.";
    Child "child" "A child, by the hand of somebody grown.";
    Choice "choice" "A way that forks: one's own choice, or not knowing yet.";
    Code "code" "The receipt: a slip with digits; coming back with it.";
    Danger "danger" "Danger; not safe.";
    Delete "delete" "Deleting: a bin.";
    Exit "exit" "Leaving: out of the door.";
    Eye "eye" "Having seen something.";
    Health "health" "Doctor and health.";
    Help "help" "Help without a complaint: hands under a heart.";
    House "house" "A house: where somebody stays.";
    Papers "papers" "Papers: a card with a portrait.";
    Pay "pay" "Money and pay.";
    Phone "phone" "Calling.";
    Photo "photo" "A picture or another file.";
    Police "police" "The police: a cap.";
    Safe "safe" "Safe: a shield with a tick.";
    Street "street" "A street; on the way.";
    Talk "talk" "Talking; somebody who interprets.";
    Time "time" "Time; waiting.";
    Voice "voice" "A voice: a microphone.";
    Work "work" "Work: a box of tools.";
    Write "write" "Writing: a pencil.";
}

/// Where a browser draws no SVG (Tor Browser set to Safest), its elements are strangers to it, and it shows what they hold: the PNG. Where it
/// does, a `foreignObject` without a size is nothing. Both stand in the page: no request more, and no policy wider than `img-src data:`.
fn in_page(pictogram: Pictogram) -> String {
    let svg = pictogram.svg();
    let drawing = svg.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>"));
    // Only what points somewhere turns round from right to left; digits and a pencil do not.
    let class = if pictogram == Pictogram::Exit { "pic turn" } else { "pic" };
    let mut html =
        format!(r#"<svg class="{class}" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">"#);
    html.push_str(drawing.map_or("", |(drawing, _)| drawing));
    // Writing to a string does not fail.
    let _ = write!(
        html,
        r#"<foreignObject><img src="data:image/png;base64,{}" width="32" height="32" alt=""></foreignObject></svg>"#,
        STANDARD.encode(pictogram.png())
    );
    html
}

#[cfg(test)]
#[path = "pictogram_tests.rs"]
mod tests;
