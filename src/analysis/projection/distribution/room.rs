//! Room for sums, lent again and again.

use std::sync::Mutex;

/// Room for large sums, used again and again: to ask for it anew each time takes longer than to fill it.
#[derive(Debug, Default)]
pub(in crate::analysis::projection) struct Room(Vec<Vec<f64>>);

impl Room {
    pub(super) fn lend(&mut self) -> Vec<f64> {
        self.0.pop().unwrap_or_default()
    }

    pub(super) fn take_back(&mut self, mut lent: Vec<f64>) {
        lent.clear();
        self.0.push(lent);
    }
}

/// Room for as many sums as are added up at a time.
#[derive(Debug, Default)]
pub(in crate::analysis::projection) struct Rooms(Mutex<Vec<Room>>);

/// Room that goes back when it is no longer needed.
pub(in crate::analysis::projection) struct Lent<'r> {
    room: Room,
    rooms: &'r Rooms,
}

impl Rooms {
    /// Lends room for one sum at a time.
    pub fn lend(&self) -> Lent<'_> {
        let free = self.0.lock().ok().and_then(|mut free| free.pop());
        Lent { room: free.unwrap_or_default(), rooms: self }
    }
}

impl std::ops::Deref for Lent<'_> {
    type Target = Room;

    fn deref(&self) -> &Room {
        &self.room
    }
}

impl std::ops::DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Room {
        &mut self.room
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Ok(mut free) = self.rooms.0.lock() {
            free.push(std::mem::take(&mut self.room));
        }
    }
}
