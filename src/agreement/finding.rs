use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::code::Code;
use super::excerpt;
use crate::diagnostic::Severity;
use crate::reading::Place;

/// One disagreement between what was expected and what an edition holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What kind it is.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in a person's words: lower-case, without a full stop.
    pub message: String,
    /// What was expected, and where it stands there; `None` where nothing
    /// was.
    pub expected: Option<Side>,
    /// What was found, and where. Where text is missing, its text is empty
    /// and its place that of the text before the gap.
    pub found: Option<Side>,
    /// The edition that stands alone in this, where three or more are compared: all
    /// others say the same. It is told once, also where it is the one that all are held
    /// against.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_string")]
    pub alone: Option<Arc<str>>,
    /// At which unit of what was expected it belongs.
    #[serde(skip)]
    pub unit: usize,
}

/// One of the two sides of a [`Finding`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// The edition's path, or the source's name.
    #[serde(serialize_with = "as_string")]
    pub edition: Arc<str>,
    /// What stands there; long text is cut, with an ellipsis at each cut.
    pub text: String,
    /// Where it stands; `None` where it concerns the whole.
    pub place: Option<Place>,
    /// The parts of `text` that differ from the other side, as byte ranges,
    /// in order.
    #[serde(skip)]
    pub differing: Vec<Range<usize>>,
}

impl Finding {
    /// A finding with no sides yet.
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            expected: None,
            found: None,
            alone: None,
            unit: 0,
        }
    }

    /// The same, with what was expected.
    pub(super) fn expected(mut self, side: Side) -> Self {
        self.expected = Some(side);
        self
    }

    /// The same, with what was found.
    pub(crate) fn found(mut self, side: Side) -> Self {
        self.found = Some(side);
        self
    }

    /// The path of the edition that it concerns; where no edition does, the
    /// source's name.
    pub fn edition(&self) -> &str {
        self.own().map_or("", |side| &side.edition)
    }

    /// The side of the edition that it concerns.
    pub fn own(&self) -> Option<&Side> {
        match self.is_of_reference() {
            true => self.expected.as_ref(),
            false => self.found.as_ref().or(self.expected.as_ref()),
        }
    }

    /// The side of what that edition is held against.
    pub fn other(&self) -> Option<&Side> {
        match self.is_of_reference() {
            true => self.found.as_ref(),
            false => self.found.as_ref().and(self.expected.as_ref()),
        }
    }

    /// Whether it concerns the edition that all others were held against: they say the
    /// same, and it does not. What the finding says is told of the first of them.
    pub fn is_of_reference(&self) -> bool {
        let reference = self.expected.as_ref().map(|side| &side.edition);
        self.alone.is_some() && self.found.is_some() && self.alone.as_ref() == reference
    }
}

impl Side {
    /// A side whose edition is not named yet.
    pub(crate) fn new(text: &str, place: Option<&Place>) -> Self {
        Self::differing(text, place, &[])
    }

    /// A side that says which parts of it differ; the text is cut around the
    /// first of them.
    pub(super) fn differing(
        text: &str,
        place: Option<&Place>,
        differing: &[Range<usize>],
    ) -> Self {
        let (text, differing) = excerpt::around(text, differing);
        Self { edition: Arc::from(""), text, place: place.cloned(), differing }
    }
}

fn some_string<S: Serializer>(
    text: &Option<Arc<str>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    text.as_deref().serialize(serializer)
}

fn as_string<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}
