//! What a cell means.

mod dates;
mod marks;
mod numbers;

pub use dates::{DateOf, birth, born_by_national_id, date};
pub use marks::{Mark, level, mark, status};
pub use numbers::{RawFraction, Written, WrittenSize, fraction, number};

/// A cell that could not be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotUnderstood;

type Value<T> = Result<Option<T>, NotUnderstood>;
