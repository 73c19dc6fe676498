//! How the program ends (CONTRACT: exit status).

/// What a command ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, and what was asked about was found.
    Found = 1,
    /// The command cannot be understood.
    Usage = 2,
    /// The register or the plan cannot be used.
    Unusable = 3,
    /// The output could not be written.
    Unwritten = 4,
}

impl Exit {
    /// Returns the status that the operating system is given.
    pub fn status(self) -> u8 {
        self as u8
    }
}
