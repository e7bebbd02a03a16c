import { useEffect } from "preact/hooks";
import { LanguageButton } from "../language/language_button.tsx";
import { useLanguage } from "../language/language.ts";
import type { Card } from "../takeaway/card.ts";
import { BillSheet } from "./bill_sheet.tsx";
import { tellOpened } from "./opened.ts";
import { useBook } from "../lesson/own_book.ts";
import { LessonSheet } from "../lesson/lesson_sheet.tsx";
import { Expired, Notice, Seal } from "./seal.tsx";
import { useVerdict } from "./verdict_hook.ts";
import { WORDS, type Speech } from "./words.ts";

/** The take-away page: says what the fragment is worth, then shows the bill or the lesson if its signature is an exhibit's. */
export function PhonePage() {
  const { language, say, change, suggest } = useLanguage(WORDS);
  const { verdict, again } = useVerdict();
  const speech: Speech = { language, say };
  const carried = verdict?.state === "valid" ? verdict.carried : null;
  const book = useBook(carried?.kind === "lesson");
  const code = carried && (carried.kind === "bill" ? carried.card : carried.lesson).code;

  useEffect(() => {
    if (carried?.kind !== "lesson") document.title = say("page_title");
  }, [language, carried]);
  useEffect(() => {
    // The language of the lesson, unless the reader has chosen one on this phone.
    if (carried?.kind === "lesson") suggest(carried.lesson.language);
  }, [carried]);
  useEffect(() => {
    if (code) tellOpened(code);
  }, [code]);

  return (
    <>
      <header class="top">
        <p class="brand">
          <strong>{say("brand")}</strong>
          <span>{say("headline")}</span>
        </p>
        <LanguageButton language={language} change={change} />
      </header>
      <main>
        <div class="verdict" aria-live="polite">
          {verdict === null ? (
            <p class="loading">{say("loading")}</p>
          ) : (
            <Seal verdict={verdict} again={again} {...speech} />
          )}
        </div>
        {carried?.kind === "bill" && <Shown card={carried.card} {...speech} />}
        {carried?.kind === "lesson" && (
          <>
            <Expired validUntil={carried.lesson.validUntil} more="lesson_expired_more" {...speech} />
            <LessonSheet lesson={carried.lesson} book={book} {...speech} />
          </>
        )}
      </main>
    </>
  );
}

function Shown({ card, ...speech }: Speech & { card: Card }) {
  return (
    <>
      <Notice card={card} {...speech} />
      <BillSheet card={card} {...speech} />
    </>
  );
}
