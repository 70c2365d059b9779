//! A small builder of logs for the tests of marks and debriefs: it reads as a call does.

use hotwash::drill::event::{Came, EndWhy, Ended, Flaw, Passed, Reported};
use hotwash::drill::{Event, Mode, Seq, Settings, What};
use hotwash::hearing::{BriefElement, Channel, Directed};
use hotwash::scenario::Scenario;
use hotwash::scenario::model::{Audience, Outcome, PressureKind, Role, Tone};
use hotwash::score::{ParResult, Policy, Score, policy, score};
use hotwash::units::{Moment, Permille};

/// The reference scenario.
pub fn scenario() -> Scenario {
    hotwash::scenario::load(include_str!("../../scenarios/checkout-latency.ron"))
        .scenario
        .expect("the shipped scenario loads")
}

/// The default policy.
pub fn pagerduty() -> Policy {
    policy::shipped("pagerduty").expect("it is shipped")
}

pub const SETTINGS: Settings = Settings {
    seed: 7,
    mode: Mode::Practice,
    trainee: None,
};

/// What par is in these tests.
pub const PAR: ParResult = ParResult {
    customer_minutes: 10_000,
    mitigated_ms: Some(20 * 60_000),
};

/// A log under way.
#[derive(Clone, Debug, Default)]
pub struct Log {
    pub events: Vec<Event>,
    now: Moment,
    tasks: u32,
    plans: u32,
    drafts: u32,
}

impl Log {
    /// The call begins; everybody who matters is there, nobody commands.
    pub fn begin() -> Log {
        let mut log = Log::default();
        log.push(What::CallBegan {
            trainee: "alex".into(),
            shift_ends_ms: Some(45 * 60_000),
            severity: None,
        });
        for who in [
            "alex", "tatiana", "wei", "lucia", "omar", "hayley", "priya", "jonas", "sam",
        ] {
            log.push(What::Joined {
                who: who.into(),
                how: Came::AtStart,
            });
        }
        log
    }

    /// The call begins and the trainee takes command by the book.
    pub fn commanded() -> Log {
        let mut log = Log::begin();
        log.at(0, 20).ask_for_commander();
        log.at(0, 40).take_command(true, true);
        log
    }

    /// The same, with deputy, scribe and severity.
    pub fn staffed() -> Log {
        let mut log = Log::commanded();
        log.at(1, 0).give_role(Role::Deputy, "tatiana");
        log.at(1, 10).give_role(Role::Scribe, "wei");
        log.at(2, 0).declare_severity(2);
        log
    }

    /// Time passes until then.
    pub fn at(&mut self, minutes: u64, seconds: u64) -> &mut Log {
        self.now = Moment::at(minutes, seconds);
        self
    }

    /// Time passes until then, to the millisecond.
    pub fn at_ms(&mut self, ms: u64) -> &mut Log {
        self.now = Moment(ms);
        self
    }

    /// Something happens.
    pub fn push(&mut self, what: What) -> Seq {
        let seq = self.events.len() as Seq + 1;
        self.events.push(Event {
            seq,
            at: self.now,
            what,
        });
        seq
    }

    /// Somebody says something.
    pub fn says(&mut self, who: &str, text: &str) -> Seq {
        self.push(What::Said {
            who: who.into(),
            channel: Channel::Call,
            to: Vec::new(),
            text: text.to_owned(),
            lasts_ms: 2_000,
            line: None,
            sense: None,
        })
    }

    /// The trainee says something.
    pub fn say(&mut self, text: &str) -> Seq {
        self.says("alex", text)
    }

    pub fn ask_for_commander(&mut self) {
        let utterance = self.say("Is there an Incident Commander on this call?");
        self.push(What::CommanderAskedFor { utterance });
    }

    pub fn take_command(&mut self, named: bool, full_title: bool) {
        self.take(named, full_title, false);
    }

    pub fn keep_command(&mut self) {
        self.take(true, true, true);
    }

    fn take(&mut self, named: bool, full_title: bool, again: bool) {
        let utterance = self.say("I'm Alex and I am the Incident Commander.");
        self.push(What::CommandTaken {
            who: "alex".into(),
            utterance: Some(utterance),
            named,
            full_title,
            again,
        });
    }

    pub fn give_role(&mut self, role: Role, who: &str) {
        let utterance = self.say(&format!("{who}, you are {role:?}."));
        self.push(What::RoleGiven {
            role,
            who: who.into(),
            utterance,
        });
    }

    pub fn hands_on(&mut self, task: &str) {
        let utterance = self.say(&format!("I'll {task}"));
        self.push(What::HandsOn {
            utterance,
            task: task.to_owned(),
        });
    }

    pub fn pass_command(&mut self, to: Option<&str>, how: Passed) {
        self.push(What::CommandPassed {
            from: Some("alex".into()),
            to: to.map(Into::into),
            how,
        });
    }

    /// An order to one person; minutes 0 is none.
    pub fn order(&mut self, to: &str, text: &str, minutes: u64, ack_asked: bool) -> u32 {
        self.order_remedy(to, text, minutes, ack_asked, None)
    }

    pub fn order_remedy(
        &mut self,
        to: &str,
        text: &str,
        minutes: u64,
        ack_asked: bool,
        remedy: Option<&str>,
    ) -> u32 {
        let utterance = self.say(&format!("{to}, please {text}."));
        self.task(
            to,
            Directed::Person,
            text,
            minutes,
            ack_asked,
            remedy,
            utterance,
        )
    }

    /// An order to several people by name.
    pub fn order_both(&mut self, one: &str, other: &str, text: &str) {
        let utterance = self.say(&format!("{one} and {other}, please {text}."));
        for to in [one, other] {
            self.task(to, Directed::Group, text, 5, true, None, utterance);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn task(
        &mut self,
        to: &str,
        directed: Directed,
        text: &str,
        minutes: u64,
        ack_asked: bool,
        remedy: Option<&str>,
        utterance: Seq,
    ) -> u32 {
        self.tasks += 1;
        self.push(What::TaskGiven {
            task: self.tasks,
            to: to.into(),
            directed,
            text: text.to_owned(),
            service: None,
            remedy: remedy.map(Into::into),
            timebox_ms: (minutes > 0).then_some(minutes * 60_000),
            ack_asked,
            utterance,
        });
        self.tasks
    }

    /// An order to somebody, anybody.
    pub fn order_nobody(&mut self, text: &str) {
        let utterance = self.say(&format!("Can someone {text}?"));
        self.push(What::OrderUndirected {
            utterance,
            directed: Directed::Nobody,
            text: text.to_owned(),
        });
    }

    pub fn acknowledge(&mut self, task: u32, who: &str) {
        self.push(What::TaskAcknowledged {
            task,
            who: who.into(),
        });
    }

    pub fn ask_ack_again(&mut self, task: u32) {
        let utterance = self.say("Do you copy?");
        self.push(What::AckAskedAgain { task, utterance });
    }

    pub fn box_over(&mut self, task: u32) {
        self.push(What::TimeboxOver { task });
    }

    pub fn follow_up(&mut self, task: u32, late_s: i64) {
        let utterance = self.say("Where are we?");
        self.push(What::FollowedUp {
            task,
            utterance,
            late_ms: Some(late_s * 1000),
        });
    }

    pub fn ask_estimate(&mut self, task: u32) {
        let utterance = self.say("How long do you need?");
        self.push(What::EstimateAsked { task, utterance });
    }

    pub fn extend(&mut self, task: u32, minutes: u64, asked: bool) {
        let utterance = self.say("I'll come back then.");
        self.push(What::TimeExtended {
            task,
            timebox_ms: minutes * 60_000,
            asked,
            utterance,
        });
    }

    pub fn report(&mut self, task: u32, who: &str, result: Reported) {
        self.says(who, "Here is what I have.");
        self.push(What::TaskReported {
            task,
            who: who.into(),
            result,
            finding: None,
        });
    }

    pub fn ask_options(&mut self) {
        let utterance = self.say("What are our options?");
        self.push(What::OptionsAsked { utterance });
    }

    pub fn offer(&mut self, remedy: &str, who: &str) {
        self.says(who, "We could do this.");
        self.push(What::OptionOffered {
            remedy: remedy.into(),
            who: who.into(),
        });
    }

    pub fn ask_risks(&mut self, remedy: Option<&str>) {
        let utterance = self.say("What could go wrong?");
        self.push(What::RisksAsked {
            remedy: remedy.map(Into::into),
            utterance,
        });
    }

    pub fn propose(&mut self, remedy: &str) -> u32 {
        self.plans += 1;
        let utterance = self.say("The plan is this.");
        self.push(What::PlanProposed {
            plan: self.plans,
            remedy: Some(remedy.into()),
            text: remedy.to_owned(),
            utterance,
        });
        self.plans
    }

    pub fn poll(&mut self, plan: u32) {
        let utterance = self.say("Any strong objections?");
        self.push(What::ObjectionsPolled {
            plan: Some(plan),
            utterance,
        });
    }

    pub fn poll_agreement(&mut self, plan: u32) {
        let utterance = self.say("Does everyone agree?");
        self.push(What::AgreementPolled {
            plan: Some(plan),
            utterance,
        });
    }

    pub fn object(&mut self, plan: u32, remedy: &str, who: &str) {
        self.says(who, "I object.");
        self.push(What::Objected {
            plan,
            remedy: remedy.into(),
            who: who.into(),
            too_late: false,
        });
    }

    pub fn decide(&mut self, plan: u32, remedy: &str, polled_s: Option<u64>) {
        let utterance = self.say("We go ahead.");
        self.push(What::PlanDecided {
            plan,
            remedy: Some(remedy.into()),
            text: remedy.to_owned(),
            polled_ms: polled_s.map(|seconds| seconds * 1000),
            utterance,
        });
    }

    pub fn ask_recovered(&mut self) {
        let utterance = self.say("Are all the graphs back to normal?");
        self.push(What::RecoveryAsked { utterance });
    }

    pub fn tell_recovery(&mut self, healthy: bool) {
        self.push(What::RecoveryTold {
            who: "sam".into(),
            healthy,
        });
    }

    pub fn declare_resolved(&mut self) {
        let utterance = self.say("We're all clear.");
        self.push(What::DeclaredResolved { utterance });
    }

    pub fn pressure(&mut self, arc: &str, kind: PressureKind, who: &str, level: Option<u8>) {
        self.push(What::PressureBegan {
            arc: arc.into(),
            arc_kind: kind,
            who: who.into(),
            tone: Tone::Pushy,
            level,
        });
        self.says(who, "I press my point.");
    }

    pub fn answer(&mut self, arc: &str, act: &str, fitting: bool) {
        let utterance = self.say("An answer.");
        self.push(What::PressureAnswered {
            arc: arc.into(),
            act: act.into(),
            fitting,
            utterance,
        });
    }

    pub fn end_pressure(&mut self, arc: &str, how: Ended) {
        self.push(What::PressureEnded {
            arc: arc.into(),
            how,
            cost_ms: 0,
        });
    }

    pub fn declare_severity(&mut self, level: u8) {
        let utterance = self.say("We're calling this a severity.");
        self.push(What::SeverityDeclared { level, utterance });
    }

    pub fn argue_severity(&mut self) {
        let utterance = self.say("I'd say it is a sev 3 really.");
        self.push(What::SeverityArgued { utterance });
    }

    pub fn brief(&mut self, to: &str, elements: &[BriefElement], private: bool) {
        let utterance = self.say("Here is where we are.");
        self.push(What::Briefed {
            to: to.into(),
            elements: elements.to_vec(),
            private,
            facts: Default::default(),
            utterance,
        });
    }

    pub fn read_back(&mut self, who: &str) {
        self.says(who, "Let me read that back.");
        self.push(What::ReadBack {
            who: who.into(),
            elements: ALL_ELEMENTS.to_vec(),
        });
    }

    pub fn flaw(&mut self, element: BriefElement) {
        self.push(What::ReadBackFlawed { element });
    }

    pub fn answer_read_back(&mut self, right: bool) {
        let utterance = self.say("That's right.");
        self.push(What::ReadBackAnswered {
            confirmed: true,
            utterance,
        });
        self.push(What::ReadBackJudged { right });
    }

    pub fn announce(&mut self, to: &str) {
        let utterance = self.say("Everybody, command now goes elsewhere.");
        self.push(What::HandoverAnnounced {
            to: to.into(),
            utterance,
        });
    }

    pub fn order_without_command(&mut self) {
        let utterance = self.say("Sam, restart it.");
        self.push(What::OrderWithoutCommand {
            utterance,
            act: "assign".into(),
        });
    }

    /// The drill ends, and is reckoned an hour into the call.
    pub fn end(&mut self, why: EndWhy, lost: u64, mitigated_min: Option<u64>) {
        self.push(What::DrillEnded {
            ending: None,
            outcome: match why {
                EndWhy::CallClosed => Outcome::Resolved,
                EndWhy::HandedOver => Outcome::HandedOver,
                _ => Outcome::Unresolved,
            },
            why,
        });
        self.now = self.now.max(Moment::at(60, 0));
        self.push(What::Reckoned {
            lost,
            mitigated_ms: mitigated_min.map(|minutes| minutes * 60_000),
            cents: 0,
        });
    }

    /// Customers are hurt from now on.
    pub fn hurt(&mut self) {
        self.push(What::Impact {
            lost: 0,
            rate: 2_000,
            cents: 0,
        });
    }

    /// Customers are no longer hurt.
    pub fn mitigated(&mut self) {
        self.push(What::Mitigated);
    }

    /// The commander asks a liaison for a post; minutes 0 promises no next one.
    pub fn ask_post(&mut self, audience: Audience, next_min: u64) {
        let utterance = self.say("Put something out, please.");
        let next_in_ms = (next_min > 0).then_some(next_min * 60_000);
        self.push(What::PostAsked {
            audience,
            who: None,
            utterance,
            next_in_ms,
        });
        if let Some(span) = next_in_ms.filter(|_| audience == Audience::Public) {
            let due_ms = self.now.0 + span;
            self.push(What::UpdatePromised { utterance, due_ms });
        }
    }

    /// A post goes out.
    pub fn post(&mut self, audience: Audience, text: &str) {
        self.drafts += 1;
        self.posted(audience, text);
    }

    /// A draft with a fault in it, which waits for the commander.
    pub fn flawed_draft(&mut self, flaw: Flaw) {
        self.drafts += 1;
        self.push(What::DraftOffered {
            draft: self.drafts,
            audience: Audience::Public,
            who: "lucia".into(),
            text: "A draft.".into(),
        });
        self.push(What::DraftFlawed {
            draft: self.drafts,
            flaw,
        });
    }

    /// The last draft goes out as it is.
    pub fn let_through(&mut self) {
        self.posted(Audience::Public, "A draft.");
    }

    /// The last draft is sent back.
    pub fn send_back(&mut self) {
        let utterance = self.say("Take that out, please.");
        self.push(What::DraftRevised {
            draft: self.drafts,
            utterance,
        });
    }

    fn posted(&mut self, audience: Audience, text: &str) {
        self.push(What::Posted {
            draft: self.drafts,
            audience,
            text: text.to_owned(),
        });
    }

    /// A status update on the call; minutes 0 promises no next one.
    pub fn update(&mut self, words: &str, next_min: u64) {
        let utterance = self.say(words);
        self.push(What::UpdateGiven {
            utterance,
            next_in_ms: (next_min > 0).then_some(next_min * 60_000),
        });
    }

    pub fn close_call(&mut self, place: Option<&str>) {
        let utterance = self.say("That's it for the call.");
        self.push(What::CallClosed {
            utterance,
            follow_up_place: place.map(str::to_owned),
        });
    }

    pub fn give_postmortem(&mut self, who: &str, due: Option<&str>) {
        let utterance = self.say(&format!("{who}, please own the postmortem."));
        self.push(What::PostmortemGiven {
            who: who.into(),
            due: due.map(str::to_owned),
            utterance,
        });
    }

    pub fn thank(&mut self) {
        let utterance = self.say("Thanks everyone.");
        self.push(What::Thanked {
            to: Vec::new(),
            utterance,
        });
    }

    /// Marked by a policy.
    pub fn score_by(&self, policy: &Policy) -> Score {
        score(&self.events, &scenario(), policy, Some(&PAR))
    }

    /// Marked by the default policy.
    pub fn score(&self) -> Score {
        score(&self.events, &scenario(), &pagerduty(), Some(&PAR))
    }

    /// The score of one measure, if it was observed.
    pub fn mark(&self, measure: &str) -> Option<u8> {
        self.score().measure(measure).expect("it exists").score
    }
}

pub const ALL_ELEMENTS: [BriefElement; 5] = [
    BriefElement::Severity,
    BriefElement::Story,
    BriefElement::Tasks,
    BriefElement::Risks,
    BriefElement::Promises,
];

/// A drill as the practice teaches it, with every dimension observed.
pub fn by_the_book() -> Log {
    let mut log = Log::staffed();
    log.at(3, 0);
    let look = log.order("sam", "look into the checkout latency", 5, true);
    log.at(3, 4).acknowledge(look, "sam");
    log.at(8, 0).box_over(look);
    log.at(8, 15).follow_up(look, 15);
    log.report(look, "sam", Reported::NeedsMoreTime);
    log.at(8, 25).ask_estimate(look);
    log.at(8, 40).extend(look, 4, true);
    log.at(10, 0)
        .pressure("list", PressureKind::InformationRequest, "marcus", None);
    log.at(10, 20).answer("list", "refuse-request", true);
    log.at(10, 25).end_pressure("list", Ended::Settled);
    log.at(12, 30).report(look, "sam", Reported::Found);
    log.at(13, 0).ask_options();
    log.at(13, 10).offer("rollback-714", "sam");
    log.at(13, 20).offer("failover-db", "priya");
    log.at(13, 40).ask_risks(Some("rollback-714"));
    log.at(14, 0);
    let plan = log.propose("rollback-714");
    log.poll(plan);
    log.at(14, 15).decide(plan, "rollback-714", Some(15));
    log.at(14, 25);
    let fix = log.order_remedy("sam", "roll back deploy 714", 5, true, Some("rollback-714"));
    log.at(14, 29).acknowledge(fix, "sam");
    log.push(What::RemedyStarted {
        remedy: "rollback-714".into(),
        who: "sam".into(),
        task: fix,
    });
    log.at(16, 0)
        .pressure("level", PressureKind::SeverityDispute, "ines", Some(1));
    log.at(16, 20)
        .answer("level", "close-severity-debate", true);
    log.at(16, 25).end_pressure("level", Ended::Settled);
    log.at(19, 20).report(fix, "sam", Reported::Done);
    log.at(20, 0).push(What::Mitigated);
    log.at(40, 0).brief("tatiana", &ALL_ELEMENTS, true);
    log.at(40, 30).read_back("tatiana");
    log.at(40, 45).answer_read_back(true);
    log.at(41, 0).announce("tatiana");
    log.at(41, 5)
        .pass_command(Some("tatiana"), Passed::Handover);
    log.at(41, 30).end(EndWhy::HandedOver, 10_000, Some(20));
    log
}

/// A drill with a fault of every kind, for the eye.
pub fn troubled() -> Log {
    let mut log = Log::begin();
    log.at(0, 5)
        .says("sam", "Checkout is slow, the web front end times out.");
    log.at(0, 10).push(What::HealthChanged {
        service: "checkout-api".into(),
        health: Permille(640),
    });
    log.push(What::FaultStarted {
        fault: "pool-leak".into(),
        service: "checkout-api".into(),
        intensity: Permille(400),
    });
    log.push(What::Impact {
        lost: 0,
        rate: 2_400,
        cents: 0,
    });
    log.at(2, 10);
    let words = log.say("Hi, this is Alex, I'm IC now.");
    log.push(What::CommandTaken {
        who: "alex".into(),
        utterance: Some(words),
        named: true,
        full_title: false,
        again: false,
    });
    log.at(2, 40).order_nobody("look into the database");
    log.at(3, 10);
    let web = log.order("sam", "look into the checkout latency", 5, true);
    log.at(3, 14).acknowledge(web, "sam");
    log.at(4, 0);
    let net = log.order("jonas", "check the edge for packet loss", 0, false);
    log.at(4, 30).give_role(Role::Scribe, "wei");
    log.push(What::Logged {
        text: "Sam looks into the checkout latency.".into(),
    });
    log.at(5, 0).follow_up(web, -190);
    log.at(6, 0).push(What::HealthChanged {
        service: "checkout-web".into(),
        health: Permille(720),
    });
    log.push(What::Impact {
        lost: 13_000,
        rate: 4_100,
        cents: 0,
    });
    log.at(8, 10).box_over(web);
    log.at(9, 0)
        .pressure("list", PressureKind::InformationRequest, "marcus", None);
    log.at(9, 30).answer("list", "refuse-request", true);
    log.at(9, 35).end_pressure("list", Ended::Settled);
    log.at(10, 0).follow_up(web, 110);
    log.report(web, "sam", Reported::NeedsMoreTime);
    log.at(10, 20).extend(web, 3, false);
    log.at(12, 50).report(net, "jonas", Reported::Nothing);
    log.at(13, 0).report(web, "sam", Reported::Found);
    log.push(What::FindingKnown {
        finding: "pool-waits".into(),
        who: "sam".into(),
    });
    log.at(14, 0).offer("failover-db", "priya");
    log.at(14, 10).offer("rollback-714", "sam");
    log.at(15, 0);
    let plan = log.propose("failover-db");
    log.poll(plan);
    log.at(15, 9).object(plan, "failover-db", "priya");
    log.at(17, 0)
        .pressure("level", PressureKind::SeverityDispute, "ines", Some(1));
    log.at(17, 40).argue_severity();
    log.at(20, 0).answer("level", "close-severity-debate", true);
    log.end_pressure("level", Ended::Settled);
    log.at(20, 30).declare_severity(1);
    log.at(21, 0);
    let plan = log.propose("rollback-714");
    log.poll_agreement(plan);
    log.at(21, 20).decide(plan, "rollback-714", None);
    log.at(21, 30);
    let fix = log.order_remedy("sam", "roll back deploy 714", 5, true, Some("rollback-714"));
    log.at(21, 33).acknowledge(fix, "sam");
    log.push(What::RemedyStarted {
        remedy: "rollback-714".into(),
        who: "sam".into(),
        task: fix,
    });
    log.at(24, 0)
        .pressure("ceo", PressureKind::ExecutiveTakeover, "dana", None);
    let utterance = log.say("Okay Dana, whatever you think is best <b>&</b> \"quickest\".");
    log.push(What::PressureAnswered {
        arc: "ceo".into(),
        act: "yield".into(),
        fitting: false,
        utterance,
    });
    log.at(24, 40).end_pressure("ceo", Ended::Yielded);
    log.at(26, 0);
    let utterance = log.say("Let's frobnicate the <script>alert(1)</script> widget.");
    log.push(What::Heard {
        utterance,
        acts: Vec::new(),
        acronyms: Vec::new(),
        not_understood: vec!["frobnicate the <script>alert(1)</script> widget".into()],
    });
    log.at(26, 20).report(fix, "sam", Reported::Done);
    log.at(28, 0).push(What::HealthChanged {
        service: "checkout-api".into(),
        health: Permille(1000),
    });
    log.push(What::Impact {
        lost: 88_000,
        rate: 900,
        cents: 0,
    });
    let utterance = log.say("Here's where we are. Next update in twenty minutes.");
    log.push(What::UpdateGiven {
        utterance,
        next_in_ms: Some(1_200_000),
    });
    log.at(31, 0).push(What::HealthChanged {
        service: "checkout-web".into(),
        health: Permille(1000),
    });
    log.push(What::Impact {
        lost: 90_700,
        rate: 0,
        cents: 0,
    });
    log.push(What::Mitigated);
    log.at(32, 0)
        .hands_on("check the logs of the orders database");
    log.at(33, 0).push(What::Posted {
        draft: 1,
        audience: hotwash::scenario::model::Audience::Public,
        text: "We are investigating a service disruption.".into(),
    });
    log.at(44, 0).announce("tatiana");
    log.at(44, 5)
        .pass_command(Some("tatiana"), Passed::Handover);
    log.at(44, 40).order_without_command();
    log.at(46, 0).end(EndWhy::HandedOver, 90_700, Some(31));
    log
}
