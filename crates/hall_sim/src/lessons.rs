//! The tasks of the practice phone that made-up visitors take on, with the ids of `scenes/phone`.

/// A task, and the way to its goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lesson {
    pub app: &'static str,
    pub task: &'static str,
    /// Page of each touch, from the app's first page on.
    pub way: &'static [&'static str],
    /// Page that shows when it is done.
    pub done: &'static str,
    /// How hard it is found, 0 to 1.
    pub hard: f64,
    /// How often it is chosen, beside the others.
    pub liked: f64,
}

pub const LESSONS: [Lesson; 12] = [
    Lesson {
        app: "wsgw",
        task: "wsgw-topup",
        way: &["home", "topup", "topup", "topup-confirm", "topup-password"],
        done: "topup-done",
        hard: 0.4,
        liked: 5.0,
    },
    Lesson {
        app: "wsgw",
        task: "wsgw-balance",
        way: &["home", "account", "payments"],
        done: "payments",
        hard: 0.1,
        liked: 2.5,
    },
    Lesson { app: "wsgw", task: "wsgw-bill", way: &["home", "bills", "bill"], done: "bill", hard: 0.2, liked: 3.0 },
    Lesson { app: "wsgw", task: "wsgw-usage", way: &["home", "usage", "usage"], done: "usage", hard: 0.2, liked: 1.5 },
    Lesson {
        app: "wsgw",
        task: "wsgw-outage",
        way: &["home", "home", "outages", "outage"],
        done: "outage",
        hard: 0.3,
        liked: 1.2,
    },
    Lesson {
        app: "wsgw",
        task: "wsgw-bind",
        way: &["home", "account", "bind", "bind"],
        done: "bind-done",
        hard: 0.8,
        liked: 1.6,
    },
    Lesson {
        app: "wsgw",
        task: "wsgw-repair",
        way: &[
            "home",
            "repair",
            "repair",
            "repair-where",
            "repair-where",
            "repair-where",
            "repair-phone",
            "repair-phone",
        ],
        done: "repair-done",
        hard: 0.9,
        liked: 0.8,
    },
    Lesson {
        app: "alipay",
        task: "alipay-pay",
        way: &["home", "utilities", "power", "power", "confirm", "password"],
        done: "paid",
        hard: 0.4,
        liked: 3.5,
    },
    Lesson {
        app: "alipay",
        task: "alipay-other",
        way: &["home", "utilities", "other", "other", "other-home", "other-home", "password"],
        done: "other-paid",
        hard: 0.8,
        liked: 1.2,
    },
    Lesson {
        app: "wechat",
        task: "wechat-pay",
        way: &["chats", "me", "services", "utilities", "topup", "topup", "password"],
        done: "paid",
        hard: 0.5,
        liked: 3.0,
    },
    Lesson {
        app: "wechat",
        task: "wechat-bill",
        way: &["chats", "chats", "results", "mini", "bills"],
        done: "bill-page",
        hard: 0.7,
        liked: 1.0,
    },
    Lesson {
        app: "wechat",
        task: "wechat-scam",
        way: &["chats", "stranger", "report", "report"],
        done: "reported",
        hard: 0.5,
        liked: 1.8,
    },
];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The documents of an app; they are found from this package's folder.
    fn documents(app: &str) -> String {
        let files = fs::read_dir(format!("../../scenes/phone/{app}")).expect("an app of the phone");
        files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("a document")).collect()
    }

    /// The way itself may differ: following a change of the real app is an edit of documents, not of this crate.
    #[test]
    fn apps_tasks_and_pages_are_those_of_the_documents() {
        for Lesson { app, task, way, done, .. } in LESSONS {
            let text = documents(app);
            for id in way.iter().chain([&app, &task, &done]) {
                assert!(text.contains(&format!("id: \"{id}\"")), "{app} has no {id}");
            }
        }
    }
}
