//! `RemoteMonitor`: each epoch's numbers, sent to a server.

use std::time::Duration;

use super::{Answer, Callback, Logs, Run};
use crate::error::{Error, Result};

/// Sends the numbers of each epoch by HTTP POST, as JSON: `{"epoch": 0, "loss": 0.5, …}`, the epoch from 0 as in Keras; a number that is
/// not finite is `null`. By default it is the value of a form's field `data`, with [`send_as_json`](Self::send_as_json) the body itself.
///
/// A server that is not there does not end the training: a line on standard error says so, once a run. Defaults: root
/// `http://localhost:9000`, path `/publish/epoch/end/`, field `data`, no headers; an answer is awaited for ten seconds. Source: Keras 3,
/// `keras.callbacks.RemoteMonitor`.
///
/// ```
/// use neurotype::callbacks::RemoteMonitor;
///
/// let monitor = RemoteMonitor::new().root("http://localhost:8080").send_as_json(true).header("Authorization", "Bearer …");
/// # let _ = monitor;
/// ```
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct RemoteMonitor {
    root: String,
    path: String,
    field: String,
    headers: Vec<(String, String)>,
    send_as_json: bool,
    #[serde(skip)]
    has_failed: bool,
}

impl RemoteMonitor {
    /// With Keras's defaults.
    #[must_use]
    pub fn new() -> Self {
        Self {
            root: "http://localhost:9000".to_owned(),
            path: "/publish/epoch/end/".to_owned(),
            field: "data".to_owned(),
            headers: Vec::new(),
            send_as_json: false,
            has_failed: false,
        }
    }

    /// The server; default `http://localhost:9000`.
    #[must_use]
    pub fn root(mut self, root: &str) -> Self {
        root.clone_into(&mut self.root);
        self
    }

    /// What follows it; default `/publish/epoch/end/`.
    #[must_use]
    pub fn path(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }

    /// The form's field; default `data`.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        field.clone_into(&mut self.field);
        self
    }

    /// One more header of the request.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Whether the numbers are the body itself; default `false`, a form.
    #[must_use]
    pub fn send_as_json(mut self, send_as_json: bool) -> Self {
        self.send_as_json = send_as_json;
        self
    }

    fn send(&self, epoch: usize, logs: &Logs) -> std::result::Result<(), ureq::Error> {
        let mut numbers = serde_json::Map::new();
        numbers.insert("epoch".to_owned(), epoch.into());
        numbers.extend(logs.iter().map(|(name, number)| (name.to_owned(), number.into())));
        let text = serde_json::Value::from(numbers).to_string();
        let agent = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(10))).build().new_agent();
        let request = agent.post(format!("{}{}", self.root, self.path));
        let request = self.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
        if self.send_as_json {
            request.header("Content-Type", "application/json").send(text)?;
        } else {
            request.send_form([(self.field.as_str(), text.as_str())])?;
        }
        Ok(())
    }
}

impl Default for RemoteMonitor {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl Callback for RemoteMonitor {
    fn check(&self, _names: &[String]) -> Result<()> {
        let allowed = "it must begin with `http://` or `https://`";
        let fits = self.root.starts_with("http://") || self.root.starts_with("https://");
        if fits { Ok(()) } else { Err(Error::argument("root", &self.root, allowed)) }
    }

    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        self.has_failed = false;
        Ok(())
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        let sent = self.send(run.epoch() - 1, logs);
        if let (Err(error), false) = (sent, self.has_failed) {
            eprintln!("warning: {}{} cannot be told of this run: {error}", self.root, self.path);
            self.has_failed = true;
        }
        Ok(Answer::Continue)
    }
}
