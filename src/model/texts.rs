//! Many short texts, one after the other: a nation has millions of ids and names.

use super::place::Place;

/// Texts by their numbers, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// All but the last have as many as a piece has: what grows is never copied whole.
    pieces: Vec<Piece>,
}

/// So many texts, one after the other. A cell is so short that all of them have their ends in 32 bits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Piece {
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
}

/// How many texts a piece has.
const PIECE: usize = 1 << 12;

impl Texts {
    /// Adds a text, and returns its number.
    pub fn push(&mut self, text: &str) -> u32 {
        if self.pieces.last().is_none_or(|last| last.ends.len() == PIECE) {
            if let Some(full) = self.pieces.last_mut() {
                full.all.shrink_to_fit();
            }
            self.pieces.push(Piece::default());
        }
        let before = (self.pieces.len() - 1) * PIECE;
        let Some(piece) = self.pieces.last_mut() else { return 0 };
        piece.all.push_str(text);
        piece.ends.push(piece.all.len() as u32);
        (before + piece.ends.len()) as u32 - 1
    }

    /// Adds texts as they lie, and returns what is to be added to their numbers; some numbers are nobody's then.
    pub fn append(&mut self, other: Self) -> u32 {
        let before = (self.pieces.len() * PIECE) as u32;
        self.pieces.extend(other.pieces);
        before
    }

    /// Returns the text of a number.
    pub fn get(&self, number: u32) -> &str {
        let (piece, place) = (&self.pieces[number as usize / PIECE], number as usize % PIECE);
        let start = if place == 0 { 0 } else { piece.ends[place - 1] };
        &piece.all[start as usize..piece.ends[place] as usize]
    }

    /// Returns the text of somebody or something that may have none.
    pub fn of(&self, id: Option<Place>) -> Option<&str> {
        id.map(|id| self.get(id.number()))
    }

    /// Returns the texts, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let numbers = |(place, piece): (usize, &Piece)| place * PIECE..place * PIECE + piece.ends.len();
        let all = self.pieces.iter().enumerate().flat_map(numbers);
        all.map(|number| self.get(number as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_many_pieces_have_their_numbers() {
        let mut texts = Texts::default();
        let written: Vec<String> = (0..2 * PIECE + 3).map(|number| format!("å{number}")).collect();
        for (number, text) in (0..).zip(&written) {
            assert_eq!(texts.push(text), number);
        }
        assert!(texts.iter().eq(&written));
        assert_eq!(texts.of(Some(Place::of(PIECE as u32))), Some(&*written[PIECE]));
        assert_eq!(Texts::default().iter().count(), 0);

        let mut both = Texts::default();
        both.push("Ø");
        let more = both.append(texts);
        assert_eq!((both.get(0), both.get(more + 2)), ("Ø", "å2"));
        assert!(both.iter().eq(["Ø"].into_iter().chain(written.iter().map(String::as_str))));
        let last = both.push("Å");
        assert_eq!((last, both.get(last)), (more + written.len() as u32, "Å"));
    }
}
