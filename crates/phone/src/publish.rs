//! What the phone says to texts and conditions.

use content::{Value, Values};

use crate::device::Front;
use crate::lesson::Lesson;
use crate::{Phone, held};

impl Phone {
    /// Everything texts and conditions may show.
    pub fn publish(&self, values: &mut Values) {
        values.extend(&self.device.held);
        let now = self.now();
        held::set_text(values, "phone.time", &format!("{:02}:{:02}", now.hour(), now.minute()));
        held::set_text(values, "phone.month", &now.month().to_string());
        held::set_text(values, "phone.day", &now.day().to_string());
        held::set_text(values, "phone.weekday", &now.weekday().to_monday_one_offset().to_string());
        if let Some(keyboard) = &self.device.keyboard {
            held::set_text(values, "key.text", &keyboard.shown());
            held::set_text(values, "key.split", &keyboard.split);
            for index in 0..crate::keyboard::MOST_GUESSES {
                let text = keyboard.guesses.get(index).map_or("", |guess| guess.text.as_str());
                held::set_text(values, &format!("key.guess{}", index + 1), text);
            }
        }
        if let Some(lesson) = &self.lesson {
            self.publish_lesson(lesson, values);
        }
    }

    fn publish_lesson(&self, lesson: &Lesson, values: &mut Values) {
        let mut set = |name: &str, value| values.set(format!("guide.{name}"), value);
        let on_way = match self.device.front {
            Front::Locked => 0,
            Front::Home | Front::Switcher => 1,
            Front::App(_) => lesson.step + 2,
        };
        set("task", Value::Message(lesson.task.name.clone()));
        set("app", Value::Message(lesson.app.doc.name.clone()));
        set("step", Value::Text((on_way + 1).min(lesson.all_steps()).to_string()));
        set("steps", Value::Text(lesson.all_steps().to_string()));
        set("seconds", Value::Text((lesson.took_ms / 1_000).to_string()));
        set("types", Value::Text(lesson.to_type().unwrap_or_default().to_owned()));
        set("queue", Value::Text(lesson.queue().to_string()));
        if let Some(wrong) = &lesson.wrong {
            set("wrong", Value::Message(wrong.label.clone()));
            set("about", Value::Message(wrong.about.clone().unwrap_or_default()));
        }
    }
}
