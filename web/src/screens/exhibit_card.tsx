import { wordFor, type Speech } from "../staff/words.ts";
import { age, isSilent } from "./age.ts";
import { CommandBar } from "./command_bar.tsx";
import { DisplayPicture } from "./display_picture.tsx";
import type { Exhibit } from "./screens.ts";

/** One exhibit: whether it answers, its displays side by side in true proportion, and what can be ordered. */
export function ExhibitCard({ exhibit, ...speech }: Speech & { exhibit: Exhibit }) {
  const { say } = speech;
  const silent = isSilent(exhibit.silent_ms);
  return (
    <section class={silent ? "exhibit silent" : "exhibit"} aria-label={exhibit.name}>
      <div class="title">
        <h2>{exhibit.name}</h2>
        <span class="quiet">{wordFor("profile", exhibit.profile, say)}</span>
        {exhibit.demo && <span class="demo">{say("demo")}</span>}
        <span class={silent ? "state off" : "state"} role="status">
          {!silent
            ? say("answering")
            : exhibit.silent_ms === null
              ? say("silent_ever")
              : say("silent", { age: age(exhibit.silent_ms, say) })}
        </span>
      </div>
      <div class="displays">
        {exhibit.displays.map((display) => (
          <DisplayPicture
            key={display.info.id}
            exhibit={exhibit}
            display={display}
            silent={silent}
            {...speech}
          />
        ))}
      </div>
      <CommandBar exhibit={exhibit} {...speech} />
    </section>
  );
}
