//! Numbers that stand beside each other must agree, on days too large to count by hand.

use std::collections::{HashMap, HashSet};

use insight::{CellVisits, ChoiceUse, Demo, ExhibitStatistics, SceneTrouble};
use journal::{Event, VisitEnd, VisitId};

use crate::hall::{DAY, Hall, count};

/// Counts the same day another way: a walk over its events.
fn check(hall: &Hall, counted: &ExhibitStatistics) {
    let events: Vec<Event> = hall.rows.iter().map(|row| serde_json::from_str(&row.event).expect("an event")).collect();
    let count = |of: fn(&Event) -> bool| events.iter().filter(|event| of(event)).count() as u64;
    let totals = &counted.totals;
    assert_eq!(totals.visits, count(|event| matches!(event, Event::VisitStarted { .. })));
    assert_eq!(totals.finished, count(|event| matches!(event, Event::VisitEnded { reason: VisitEnd::Finished, .. })));
    assert_eq!(totals.idle_ended, count(|event| matches!(event, Event::VisitEnded { reason: VisitEnd::Idle, .. })));
    assert_eq!(totals.takeaways_shown, count(|event| matches!(event, Event::TakeawayShown { .. })));
    assert_eq!(totals.takeaways_opened, count(|event| matches!(event, Event::TakeawayOpened { .. })));
    assert_eq!(counted.records.stored, events.len() as u64);

    assert_eq!(counted.visits_by_hour.iter().map(|hour| hour.visits).sum::<u64>(), totals.visits);
    assert!(counted.draw_by_hour.iter().map(|hour| (hour.hour, hour.visits)).eq(hours(counted)));
    let up_hours: f64 = counted.draw_by_hour.iter().map(|hour| hour.up_hours).sum();
    let minutes = count(|event| matches!(event, Event::Heartbeat { .. })) as f64;
    assert!((up_hours * 60.0 - minutes).abs() < 1e-6, "{up_hours} h, {minutes} min");
    assert_eq!(
        counted.dwell_by_scene.iter().map(|scene| scene.n).sum::<u64>(),
        count(|event| matches!(event, Event::SceneLeft { .. }))
    );
    assert_eq!(
        counted.heat.iter().map(|map| map.touches).sum::<u64>(),
        count(|event| matches!(event, Event::Touched { .. }))
    );
    for map in &counted.heat {
        let placed: u64 = map.cells.iter().map(|[_, _, touches]| touches).sum();
        assert_eq!(placed + map.without_place, map.touches);
        assert!(map.cells.iter().all(|[column, row, _]| *column < map.columns && *row < map.rows));
    }
    let struggles = |of: fn(&SceneTrouble) -> u64| counted.trouble_by_scene.iter().map(of).sum::<u64>();
    assert_eq!(struggles(|scene| scene.touches), count(|event| matches!(event, Event::Touched { at: Some(_), .. })));
    assert_eq!(
        struggles(|scene| scene.on_nothing),
        count(|event| matches!(event, Event::Touched { at: Some(_), control: None, .. }))
    );
    for scene in &counted.trouble_by_scene {
        assert!(scene.visits_with_bursts <= scene.bursts && scene.visits_with_bursts <= scene.visits, "{scene:?}");
        assert!(scene.visits <= totals.visits && scene.on_nothing <= scene.touches, "{scene:?}");
    }
    for choice in &counted.choices {
        let chosen: HashSet<VisitId> = events.iter().filter_map(|event| chooser(event, choice)).collect();
        match choice.visits {
            // Some of them chose another value later, in which they are counted.
            CellVisits::Visits(visits) => assert!((5..=chosen.len() as u64).contains(&visits), "{choice:?}"),
            CellVisits::FewerThan(limit) => assert!(limit == 5 && !chosen.is_empty(), "{choice:?}"),
        }
    }
}

fn hours(counted: &ExhibitStatistics) -> impl Iterator<Item = (u64, u64)> + '_ {
    counted.visits_by_hour.iter().map(|hour| (hour.hour, hour.visits))
}

/// The visit of an event that chose this value.
fn chooser(event: &Event, choice: &ChoiceUse) -> Option<VisitId> {
    match event {
        Event::ValueChosen { visit, field, value, .. } if *field == choice.field && *value == choice.value => {
            Some(*visit)
        }
        _ => None,
    }
}

#[test]
fn totals_agree_on_simulated_days() {
    for seed in 0..4 {
        let mut hall = Hall::default();
        hall.simulate("demo-hall", DAY, seed);
        let counted = count(&hall.rows);
        check(&hall, &counted);
        assert_eq!(counted.demo, Demo::All);
        assert!(counted.totals.median_active_s.is_some_and(|median| median > 60.0));
        for scene in &counted.dwell_by_scene {
            assert!(scene.median_s <= scene.p90_s, "{scene:?}");
        }
    }
}

#[test]
fn two_exhibits_add_up() {
    let (mut left, mut right, mut both) = (Hall::default(), Hall::default(), Hall::default());
    left.simulate("left", DAY, 1);
    right.simulate("right", DAY, 2);
    both.simulate("left", DAY, 1);
    both.simulate("right", DAY, 2);
    let counted = count(&both.rows);
    check(&both, &counted);
    let (left, right) = (count(&left.rows).totals, count(&right.rows).totals);
    assert_eq!(counted.totals.visits, left.visits + right.visits);
    assert_eq!(counted.totals.takeaways_opened, left.takeaways_opened + right.takeaways_opened);
}

#[test]
fn the_steps_of_a_funnel_come_in_the_order_visitors_reach_them() {
    let mut hall = Hall::default();
    hall.simulate("demo-hall", DAY, 5);
    let counted = count(&hall.rows);
    let [funnel] = counted.funnels.as_slice() else { panic!("{:?}", counted.funnels) };
    let steps: Vec<&str> = funnel.steps.iter().map(|step| step.step.as_str()).collect();
    assert_eq!(steps, ["opened", "usage_entered", "all_months", "takeaway"]);
    let opened = funnel.steps[0].visits;
    assert!(opened <= counted.totals.visits && opened > counted.totals.visits / 2, "some leave at home: {opened}");
    for pair in funnel.steps.windows(2) {
        assert!(pair[1].visits <= pair[0].visits);
        let share = pair[1].visits as f64 / pair[0].visits as f64;
        assert_eq!(pair[1].share_of_previous, Some(share));
    }
    let heard: HashSet<&str> = counted.modes.iter().map(|mode| mode.mode.as_str()).collect();
    assert!(heard.contains("elder"), "{heard:?}");
}

#[test]
fn tasks_of_simulated_phones_agree_with_a_walk_over_their_events() {
    let mut hall = Hall::default();
    hall.simulate_phone("phone-1", DAY, 1);
    hall.simulate("demo-hall", DAY, 1);
    hall.simulate_phone("phone-2", DAY, 2);
    let counted = count(&hall.rows);
    check(&hall, &counted);
    // Task and mode to visits, begun and finished; the simulated phones end every task they begin.
    let mut walked: HashMap<(String, String), (HashSet<VisitId>, u64, u64)> = HashMap::new();
    let mut left: HashMap<(String, String), u64> = HashMap::new();
    for row in &hall.rows {
        match serde_json::from_str(&row.event).expect("an event") {
            Event::TaskBegun { visit, task, mode, .. } => {
                let of = walked.entry((task, mode)).or_default();
                of.0.insert(visit);
                of.1 += 1;
            }
            Event::TaskEnded { task, mode, finished: true, .. } => walked.entry((task, mode)).or_default().2 += 1,
            Event::TaskEnded { app, page, .. } => *left.entry((app, page)).or_default() += 1,
            _ => {}
        }
    }
    assert_eq!(counted.tasks.len(), walked.len());
    for task in &counted.tasks {
        let (visits, begun, finished) = &walked[&(task.task.clone(), task.mode.clone())];
        match (task.visits, &task.figures) {
            (CellVisits::Visits(told), Some(figures)) => {
                assert_eq!((told, figures.begun, figures.finished), (visits.len() as u64, *begun, *finished));
                assert!(figures.median_took_s.is_none_or(|median| median > 10.0), "{task:?}");
            }
            (CellVisits::FewerThan(5), None) => assert!(visits.len() < 5, "{task:?}"),
            _ => panic!("{task:?}"),
        }
    }
    assert!(counted.tasks.iter().filter(|task| task.figures.is_some()).count() > 10, "{:?}", counted.tasks);
    assert_eq!(counted.tasks_left.len(), left.len());
    for place in &counted.tasks_left {
        let page = place.page.clone().expect("every task has an end");
        let tasks = left[&(place.app.clone(), page)];
        assert!(place.tasks.is_none_or(|told| told == tasks), "{place:?}");
    }
}
