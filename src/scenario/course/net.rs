//! Facts and the ways to them, as a net: a node comes about once enough of those that it waits
//! for have, and so much later. Nodes settle in the order of time, each once, so the cost grows
//! with the size of the scenario and no circle is a danger.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Fact;
use crate::units::Span;

/// A node, by its number.
pub(super) type NodeId = usize;

#[derive(Default)]
pub(super) struct Net<'a> {
    facts: BTreeMap<Fact<'a>, NodeId>,
    nodes: Vec<Node>,
}

struct Node {
    /// So many of those that it waits for are missing.
    missing: usize,
    /// It comes about so long after the last of them.
    delay: Span,
    /// Those that wait for it.
    waiting: Vec<NodeId>,
    at: Option<Span>,
}

impl<'a> Net<'a> {
    /// The node of a fact.
    pub(super) fn fact(&mut self, fact: Fact<'a>) -> NodeId {
        if let Some(node) = self.facts.get(&fact) {
            return *node;
        }
        let node = self.node(1, Span::ZERO);
        self.facts.insert(fact, node);
        node
    }

    /// A fact comes about by this node.
    pub(super) fn cause(&mut self, fact: Fact<'a>, by: NodeId) {
        let fact = self.fact(fact);
        self.nodes[by].waiting.push(fact);
    }

    /// So long after the beginning.
    pub(super) fn at_time(&mut self, time: Span) -> NodeId {
        self.node(0, time)
    }

    /// So long after the last of these.
    pub(super) fn all(&mut self, of: &[NodeId], delay: Span) -> NodeId {
        let node = self.node(of.len(), delay);
        for one in of {
            self.nodes[*one].waiting.push(node);
        }
        node
    }

    /// With the first of these; never when there is none.
    pub(super) fn any(&mut self, of: &[NodeId]) -> NodeId {
        let node = self.node(1, Span::ZERO);
        for one in of {
            self.nodes[*one].waiting.push(node);
        }
        node
    }

    fn node(&mut self, missing: usize, delay: Span) -> NodeId {
        self.nodes.push(Node {
            missing,
            delay,
            waiting: Vec::new(),
            at: None,
        });
        self.nodes.len() - 1
    }

    /// Lets everything come about that can.
    pub(super) fn settle(&mut self) {
        let ready = self.nodes.iter().enumerate();
        let ready = ready.filter(|(_, node)| node.missing == 0);
        let mut agenda: BinaryHeap<Reverse<(Span, NodeId)>> =
            ready.map(|(at, node)| Reverse((node.delay, at))).collect();
        while let Some(Reverse((now, node))) = agenda.pop() {
            if self.nodes[node].at.is_some() {
                continue;
            }
            self.nodes[node].at = Some(now);
            for next in std::mem::take(&mut self.nodes[node].waiting) {
                let next_node = &mut self.nodes[next];
                if next_node.missing == 0 {
                    continue;
                }
                next_node.missing -= 1;
                if next_node.missing == 0 {
                    agenda.push(Reverse((now + next_node.delay, next)));
                }
            }
        }
    }

    /// When a fact has come about.
    pub(super) fn at(&self, fact: Fact<'a>) -> Option<Span> {
        let node = self.facts.get(&fact)?;
        self.nodes[*node].at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::ids::InjectId;

    #[test]
    fn what_waits_for_each_other_never_comes_about() {
        let (one, other) = (InjectId::from("one"), InjectId::from("other"));
        let (one, other) = (Fact::Inject(&one), Fact::Inject(&other));
        let mut net = Net::default();
        for (this, that) in [(one, other), (other, one)] {
            let that = net.fact(that);
            let after = net.all(&[that], Span::secs(1));
            net.cause(this, after);
        }
        net.settle();
        assert_eq!(net.at(one), None);
        assert_eq!(net.at(other), None);
    }

    #[test]
    fn all_wait_for_the_last_and_any_for_the_first() {
        let (all, any) = (InjectId::from("all"), InjectId::from("any"));
        let mut net = Net::default();
        let times = [net.at_time(Span::secs(5)), net.at_time(Span::secs(9))];
        let last = net.all(&times, Span::secs(2));
        let first = net.any(&times);
        net.cause(Fact::Inject(&all), last);
        net.cause(Fact::Inject(&any), first);
        net.settle();
        assert_eq!(net.at(Fact::Inject(&all)), Some(Span::secs(11)));
        assert_eq!(net.at(Fact::Inject(&any)), Some(Span::secs(5)));
    }
}
