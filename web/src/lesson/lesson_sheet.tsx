import { useEffect } from "preact/hooks";
import { inWeChat } from "../phone/keep.tsx";
import type { Speech } from "../phone/words.ts";
import { day } from "../language/figures.ts";
import type { Lesson } from "../takeaway/lesson.ts";
import { coloursOf, findLesson, textOf, type Book, type BookStep, type Found } from "./book.ts";
import { HomePicture, PhonePicture } from "./phone_picture.tsx";
import { RealThing } from "./real_thing.tsx";

/** A lesson for the reader's own phone: its steps as pictures, and the way to the real thing. */
export function LessonSheet({ lesson, book, ...speech }: Speech & { lesson: Lesson; book: Book }) {
  const { say, language } = speech;
  const found = findLesson(lesson.app, lesson.task, book);
  const name = found ? textOf(found.lesson.name, language, book) : say("lesson_now");
  useEffect(() => {
    document.title = say("lesson_page_title", { name });
  }, [name]);
  return (
    <article class="lesson">
      {found ? <Steps found={found} book={book} {...speech} /> : <Unknown {...speech} />}
      <RealThing lesson={lesson} {...speech} />
      <section class="keep">
        {found && !inWeChat(navigator.userAgent) && (
          <button type="button" class="pill" onClick={() => print()}>
            {say("print")}
          </button>
        )}
        <p class="quiet">
          {say("offline")} {say("lesson_privacy")}
        </p>
        <p class="quiet">
          {say("valid_until", { date: day(lesson.validUntil * 1000, language) })}
          <br />
          <span class="code">{say("code", { code: lesson.code })}</span>
        </p>
      </section>
    </article>
  );
}

function Steps({ found, book, ...speech }: Speech & { found: Found; book: Book }) {
  const { say, language } = speech;
  const { app, lesson } = found;
  const text = (number: number) => textOf(number, language, book);
  const drawn = { language, book };
  const name = text(app.name);
  return (
    <>
      <header class="lesson-head">
        <p>{say("lesson_now")}</p>
        <h1>{text(lesson.name)}</h1>
        <p>{text(lesson.done)}</p>
      </header>
      <p class="lesson-real">
        <strong>{say("lesson_real")}</strong> {say("lesson_own")}
      </p>
      <ol class="steps" style={coloursOf(book)}>
        <li>
          <StepHead number={1} where={say("lesson_open_where")} say={say}>
            {say("lesson_open", { app: name })}
          </StepHead>
          <HomePicture app={app} label={say("lesson_picture_open", { app: name })} {...drawn} />
        </li>
        {lesson.steps.map((step, i) => (
          <li key={i}>
            <StepHead number={i + 2} where={say("lesson_where", { page: text(step.page.title) })} say={say}>
              {/* "Any six figures" is good advice in practice alone. */}
              {step.types?.hidden ? say("lesson_own_password", { label: text(step.label) }) : text(step.say)}
            </StepHead>
            {language === "en" && <InChinese label={textOf(step.label, "zh-CN", book)} say={say} />}
            {step.types && <Example types={step.types} say={say} />}
            <PhonePicture
              app={app}
              page={step.page}
              label={say("lesson_picture", { page: text(step.page.title), control: text(step.label) })}
              {...drawn}
            />
          </li>
        ))}
        {lesson.after && (
          <li class="after">
            <h2>{say("lesson_after")}</h2>
            <PhonePicture
              app={app}
              page={lesson.after}
              label={say("lesson_picture_after", { page: text(lesson.after.title) })}
              {...drawn}
            />
          </li>
        )}
      </ol>
    </>
  );
}

function StepHead(props: { number: number; where: string; children: string; say: Speech["say"] }) {
  return (
    <>
      <h2>
        <span class="number">{props.say("lesson_step", { n: props.number })}</span> {props.children}
      </h2>
      <p class="where">{props.where}</p>
    </>
  );
}

/** The apps themselves are in Chinese; a label that is the reader's own cannot be told. */
function InChinese({ label, say }: { label: string; say: Speech["say"] }) {
  return label.includes("···") ? null : (
    <p class="in-chinese">
      {say("lesson_chinese")} <b lang="zh-CN">{label}</b>
    </p>
  );
}

function Example({ types, say }: { types: NonNullable<BookStep["types"]>; say: Speech["say"] }) {
  return (
    <p class={types.hidden ? "example hidden" : "example"}>
      <span class="example-mark">{say("lesson_example")}</span> <b>{types.text}</b>
      <span>{say(types.hidden ? "lesson_example_hidden" : "lesson_example_own")}</span>
    </p>
  );
}

/** The exhibit is newer than this page: nobody's fault, and the link still leads on. */
function Unknown({ say }: Speech) {
  return (
    <header class="lesson-head">
      <p>{say("lesson_now")}</p>
      <h1>{say("lesson_unknown")}</h1>
      <p>{say("lesson_unknown_more")}</p>
    </header>
  );
}
