//! What tests share.

mod run;

pub use run::*;

/// Asserts that a text is as it was when somebody last looked at it, under a name of its own among all tests.
pub fn frozen(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
