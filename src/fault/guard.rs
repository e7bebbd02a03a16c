//! A guarded system that panics is a fault on record, not the end of the exhibit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use bevy::ecs::system::{Adapt, IntoAdapterSystem, RunSystemError, SystemIn};
use bevy::prelude::*;

use super::panic_line;
use crate::scene::Stage;

/// One panic that was caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One sentence.
    pub what: String,
    /// What was on stage.
    pub stage: Stage,
}

/// Faults that nobody has taken note of yet.
#[derive(Resource, Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    fn add(&self, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// Takes all.
    #[must_use]
    pub fn take(&self) -> Vec<Fault> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Gives systems a guard.
pub trait Guarded<M>: IntoSystem<(), (), M> + Sized {
    /// The same system, whose panic becomes a fault. What it had not done by then stays undone this frame: entities that
    /// show the last good scene stay as they are.
    fn guarded(self) -> impl System<In = (), Out = ()> {
        IntoSystem::into_system(IntoAdapterSystem::new(Guard, self).pipe(note))
    }
}

impl<S: IntoSystem<(), (), M>, M> Guarded<M> for S {}

struct Guard;

impl<S: System<In = (), Out = ()>> Adapt<S> for Guard {
    type In = ();
    type Out = Option<String>;

    fn adapt(
        &mut self,
        input: (),
        run: impl FnOnce(SystemIn<'_, S>) -> Result<(), RunSystemError>,
    ) -> Result<Option<String>, RunSystemError> {
        // A system that stopped half way leaves resources half changed; the policy ends the visit, which drops them.
        match catch_unwind(AssertUnwindSafe(|| run(input))) {
            Ok(done) => done.map(|()| None),
            Err(payload) => Ok(Some(panic_line::words(payload.as_ref()))),
        }
    }
}

fn note(In(what): In<Option<String>>, faults: Res<Faults>, stage: Res<Stage>) {
    if let Some(what) = what {
        faults.add(Fault { what, stage: stage.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Resource, Default)]
    struct Ran(u32);

    fn fails() {
        panic!("no bars today");
    }

    fn counts(mut ran: ResMut<Ran>) {
        ran.0 += 1;
    }

    #[test]
    fn a_panic_is_a_fault_and_the_systems_around_it_run_on() {
        let mut app = App::new();
        app.init_resource::<Faults>().init_resource::<Stage>().init_resource::<Ran>();
        app.add_systems(Update, (fails.guarded(), counts.guarded().after(fails)).chain());
        app.update();
        app.update();
        assert_eq!(app.world().resource::<Ran>().0, 2);
        let what: Vec<_> = app.world().resource::<Faults>().take().into_iter().map(|fault| fault.what).collect();
        assert_eq!(what, ["no bars today", "no bars today"]);
        assert!(app.world().resource::<Faults>().take().is_empty());
    }
}
