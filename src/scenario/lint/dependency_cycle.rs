//! E022: services do not depend on each other in a circle. The circle is named.

use std::collections::BTreeMap;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::ids::ServiceId;
use crate::scenario::model::Service;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let services = &subject.file.world.services;
    let places: BTreeMap<&ServiceId, usize> = services
        .iter()
        .enumerate()
        .map(|(at, service)| (&service.id, at))
        .collect();
    let mut search = Search {
        services,
        places,
        state: vec![Seen::Not; services.len()],
        circles: Vec::new(),
    };
    for at in 0..services.len() {
        search.visit(at);
    }
    search
        .circles
        .iter()
        .map(|(service, need, circle)| {
            let names: Vec<&str> = circle.iter().map(|at| services[*at].id.as_str()).collect();
            Diagnostic::error(
                "E022",
                subject.place(&[
                    "world".into(),
                    "services".into(),
                    (*service).into(),
                    "depends_on".into(),
                    (*need).into(),
                ]),
                format!(
                    "services depend on each other in a circle: {}",
                    names.join(" → ")
                ),
                "take out the dependency that the fault is not to follow",
            )
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    OnTheWay,
    Done,
}

struct Search<'a> {
    services: &'a [Service],
    places: BTreeMap<&'a ServiceId, usize>,
    state: Vec<Seen>,
    /// The service and the number of its dependency that closes a circle, and the circle.
    circles: Vec<(usize, usize, Vec<usize>)>,
}

impl Search<'_> {
    /// Goes down every way from a service, with its own stack: a long chain is no danger.
    fn visit(&mut self, from: usize) {
        if self.state[from] != Seen::Not {
            return;
        }
        self.state[from] = Seen::OnTheWay;
        let mut way = vec![(from, 0_usize)];
        while let Some((service, need)) = way.last_mut() {
            let (service, this) = (*service, *need);
            *need += 1;
            let Some(needed) = self.services[service].depends_on.get(this) else {
                self.state[service] = Seen::Done;
                way.pop();
                continue;
            };
            let Some(&next) = self.places.get(needed) else {
                continue;
            };
            match self.state[next] {
                Seen::Done => {}
                Seen::Not => {
                    self.state[next] = Seen::OnTheWay;
                    way.push((next, 0));
                }
                Seen::OnTheWay => {
                    let circle = way
                        .iter()
                        .map(|(at, _)| *at)
                        .skip_while(|at| *at != next)
                        .chain([next]);
                    self.circles.push((service, this, circle.collect()));
                }
            }
        }
    }
}
