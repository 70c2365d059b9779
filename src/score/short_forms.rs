//! The jargon of incidents in words that a newcomer knows, for what could have been said instead.

/// Short forms in lower case, and what one says.
const IN_FULL: [(&str, &str); 30] = [
    ("api", "interface"),
    ("cdn", "content delivery network"),
    ("cpu", "processor"),
    ("db", "database"),
    ("dba", "database on-call"),
    ("dns", "name service"),
    ("eta", "time that you need"),
    ("k8s", "cluster"),
    ("lb", "load balancer"),
    ("mq", "message queue"),
    ("mtta", "time to acknowledge"),
    ("mttd", "time to detect"),
    ("mttr", "time to repair"),
    ("p50", "middle value"),
    ("p90", "slowest tenth"),
    ("p95", "slowest twentieth"),
    ("p99", "slowest hundredth"),
    ("p999", "slowest thousandth"),
    ("pr", "change"),
    ("qps", "requests a second"),
    ("rca", "review"),
    ("rps", "requests a second"),
    ("rpo", "loss of data that we accept"),
    ("rto", "time until we are back that we accept"),
    ("sla", "promise to customers"),
    ("sli", "figure that customers feel"),
    ("slo", "goal for the service"),
    ("sme", "expert"),
    ("sre", "site reliability engineer"),
    ("tls", "encryption"),
];

/// A text with its short forms written out as far as they are known. Where none is, words that
/// invite people to ask.
pub(super) fn in_full(text: &str, short: &[&str]) -> String {
    let mut full = text.to_owned();
    for one in short {
        let low = one.to_lowercase();
        if let Some((_, words)) = IN_FULL.iter().find(|(known, _)| *known == low) {
            full = replaced(&full, one, words);
        }
    }
    if full == text {
        let what = short.join(" or ");
        return format!("If {what} means nothing to you, please ask me.");
    }
    full
}

/// The text with a word replaced wherever it stands alone.
fn replaced(text: &str, word: &str, by: &str) -> String {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    let mut made = String::new();
    let mut rest = 0;
    for (at, _) in text.match_indices(word) {
        let end = at + word.len();
        if is_edge(text[..at].chars().next_back()) && is_edge(text[end..].chars().next()) {
            made.push_str(&text[rest..at]);
            made.push_str(by);
            rest = end;
        }
    }
    made.push_str(&text[rest..]);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_short_forms_are_written_out_where_they_stand_alone() {
        assert_eq!(
            in_full("Sam, check the SLO and the LB.", &["SLO", "LB"]),
            "Sam, check the goal for the service and the load balancer."
        );
        assert_eq!(
            in_full("Is the DBA here?", &["DBA"]),
            "Is the database on-call here?"
        );
        assert_eq!(
            in_full("Check the FOO.", &["FOO"]),
            "If FOO means nothing to you, please ask me."
        );
    }
}
