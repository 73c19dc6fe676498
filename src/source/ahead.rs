//! Reads a sheet's rows ahead on another thread, while those before are understood on this one.
//!
//! To take a workbook's cells out of their XML takes as long as all that is done with them, so the two go on beside
//! each other. Only a few blocks of rows are on their way at a time: memory does not grow with the sheet.

use super::row::{Row, SheetCell, Show};
use crate::finding::{Code, Finding};
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

/// So many blocks wait at most, beside the one that is filled and the one that is shown.
const WAITING: usize = 2;

/// A block is handed over when it has so many cells, or so many bytes of text: a few hundred rows of a register.
const CELLS: usize = 1 << 12;
const BYTES: usize = 1 << 16;

/// Shows what a reader shows, in the same order and until it is broken off, with the reader on another thread.
///
/// # Errors
/// The reader's, after the rows that it had shown; or that the system has no thread for it.
pub(super) fn visit(
    read: impl FnOnce(&mut Show<'_>) -> Result<(), Finding> + Send,
    show: &mut Show<'_>,
) -> Result<(), Finding> {
    let (full, blocks) = sync_channel(WAITING);
    let (used, free) = channel();
    thread::scope(|scope| {
        let reader = thread::Builder::new().spawn_scoped(scope, move || fill(read, &full, &free));
        let reader = reader.map_err(|fault| Finding::new(Code::FileUnreadable).seen(fault.to_string()))?;
        let mut row = Row::of_sheet();
        // Who is broken off drops the blocks, by which the reader knows that nobody wants more.
        let shown = blocks.into_iter().try_for_each(|block: Block| {
            let shown = block.show(&mut row, show);
            let _ = used.send(block);
            shown
        });
        let read = reader.join().unwrap_or_else(|panic| resume_unwind(panic));
        if shown.is_break() { Ok(()) } else { read }
    })
}

/// Reads rows into blocks and hands them over, until all are read or nobody wants more.
fn fill(
    read: impl FnOnce(&mut Show<'_>) -> Result<(), Finding>,
    full: &SyncSender<Block>,
    free: &Receiver<Block>,
) -> Result<(), Finding> {
    let mut block = Block::default();
    let read = read(&mut |row| {
        block.push(row);
        if !block.is_full() {
            return ControlFlow::Continue(());
        }
        let mut next = free.try_recv().unwrap_or_default();
        next.clear();
        match full.send(std::mem::replace(&mut block, next)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    let _ = full.send(block);
    read
}

/// Rows one after the other, in as few pieces as may be.
#[derive(Debug, Default)]
struct Block {
    text: String,
    cells: Vec<SheetCell>,
    rows: Vec<End>,
}

/// A row of a block: its number, and where it ends.
#[derive(Debug, Clone, Copy)]
struct End {
    number: u32,
    text: usize,
    cells: usize,
}

impl Block {
    fn push(&mut self, row: &Row) {
        let (text, cells) = row.parts();
        self.text.push_str(text);
        self.cells.extend_from_slice(cells);
        self.rows.push(End { number: row.number, text: self.text.len(), cells: self.cells.len() });
    }

    fn is_full(&self) -> bool {
        self.cells.len() >= CELLS || self.text.len() >= BYTES
    }

    fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.rows.clear();
    }

    fn show(&self, row: &mut Row, show: &mut Show<'_>) -> ControlFlow<()> {
        let (mut text, mut cells) = (0, 0);
        self.rows.iter().try_for_each(|end| {
            row.become_row(end.number, &self.text[text..end.text], &self.cells[cells..end.cells]);
            (text, cells) = (end.text, end.cells);
            show(row)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Content;

    /// Shows so many rows of three cells, of which the first says the row's number.
    fn rows(count: u32, show: &mut Show<'_>) {
        let mut row = Row::of_sheet();
        for number in 1..=count {
            row.restart(number);
            row.put(0, Content::Text(&number.to_string()));
            row.put(2, Content::Number(f64::from(number)));
            if show(&row).is_break() {
                return;
            }
        }
    }

    fn shown(count: u32, most: u32) -> Vec<u32> {
        let mut numbers = Vec::new();
        let read = |show: &mut Show<'_>| {
            rows(count, show);
            Ok(())
        };
        let taken = visit(read, &mut |row| {
            assert_eq!(row.get(0), Content::Text(&row.number.to_string()));
            assert_eq!(row.get(1), Content::Empty);
            assert_eq!(row.get(2), Content::Number(f64::from(row.number)));
            numbers.push(row.number);
            if row.number < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        assert!(taken.is_ok());
        numbers
    }

    #[test]
    fn every_row_is_shown_once_in_its_order() {
        for count in [0, 1, 2_000, 50_000] {
            assert_eq!(shown(count, u32::MAX), (1..=count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn who_breaks_off_is_shown_no_more() {
        for most in [1, 200, 20_000] {
            assert_eq!(shown(50_000, most), (1..=most).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_fault_comes_after_the_rows_before_it() {
        let mut count = 0;
        let read = |show: &mut Show<'_>| {
            rows(3_000, show);
            Err(Finding::new(Code::WorkbookDamaged))
        };
        let taken = visit(read, &mut |_| {
            count += 1;
            ControlFlow::Continue(())
        });
        assert_eq!((count, taken.map_err(|finding| finding.code)), (3_000, Err(Code::WorkbookDamaged)));
    }

    #[test]
    #[should_panic(expected = "a damaged file")]
    fn a_panic_of_the_reader_is_one_here() {
        let _ = visit(|_| panic!("a damaged file"), &mut |_| ControlFlow::Continue(()));
    }

    #[test]
    fn one_row_that_is_wider_than_a_block_is_whole() {
        let mut wide = 0;
        let read = |show: &mut Show<'_>| {
            let mut row = Row::of_sheet();
            row.restart(1);
            (0..CELLS * 2).for_each(|column| row.put(column, Content::Text("x")));
            let _ = show(&row);
            Ok(())
        };
        let taken = visit(read, &mut |row| {
            wide = (0..row.len()).filter(|column| row.get(*column) == Content::Text("x")).count();
            ControlFlow::Continue(())
        });
        assert!(taken.is_ok());
        assert_eq!(wide, CELLS * 2);
    }
}
