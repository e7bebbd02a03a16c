import type { Speech } from "../phone/words.ts";
import { hostOf, type Lesson } from "../takeaway/lesson.ts";

/** The way to the real thing: its host in large letters before anything opens, and a word about passwords. */
export function RealThing({ lesson, say }: Speech & { lesson: Lesson }) {
  const host = hostOf(lesson);
  return (
    <section class="real">
      <h2>{say("real_title")}</h2>
      <p>{say("real_opens")}</p>
      <p class="host">{host}</p>
      <p class="password">{say("real_password")}</p>
      <a class="primary" href={lesson.realThing} target="_blank" rel="noopener noreferrer">
        {say("real_open", { host })}
      </a>
      <p class="address">{say("real_address", { address: lesson.realThing })}</p>
    </section>
  );
}
