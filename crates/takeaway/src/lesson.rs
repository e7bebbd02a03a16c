//! A lesson of the practice phone as it is carried home: which one, and where the real thing is.

/// A task a visitor has practised. Nothing about the visitor: the page knows the steps and shows them again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Id of the practised app: 1 to 32 of `a` to `z`, `0` to `9` and `-`.
    pub app: String,
    /// Id of the task, in the same letters.
    pub task: String,
    /// Address of the real thing, as the hall wrote it down: `https://`, a host in lower case, 200 ASCII characters at
    /// most. A page may offer it as a link because it is signed.
    pub real_thing: String,
    /// Language the visitor read last; the page begins in it.
    pub language: LessonLanguage,
}

/// Languages a lesson was read in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum LessonLanguage {
    /// Simplified Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}
