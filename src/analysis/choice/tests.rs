//! Choosing, against trying everything.
