//! Turns a document into bytes: one file a format. The only room that rounds and escapes.

pub mod calendar;
mod coverage;
pub mod csv;
pub mod html;
mod lines;
pub mod markdown;
pub mod number;
pub mod plan;
mod plan_cell;
pub mod plan_workbook;
pub mod template;
pub mod terminal;
pub mod xlsx;
