import { useEffect, useRef, useState } from "preact/hooks";
import { askHall } from "../staff/hall_api.ts";
import type { Speech } from "../staff/words.ts";
import { sceneName, type Exhibit, type Order } from "./screens.ts";

type Command = Extract<Order, { type: "command" }>["command"];

/** Seconds of a cleaning pause. */
const CLEANING_S = 60;
const NOTE_MS = 6000;

/** Staff commands for an exhibit, the same ones as its console's; what was ordered is said, also when it failed. */
export function CommandBar({ exhibit, say, language }: Speech & { exhibit: Exhibit }) {
  const [note, setNote] = useState<{ text: string; failed: boolean } | null>(null);
  const [asking, setAsking] = useState(false);
  const sure = useRef<HTMLDialogElement>(null);
  const scene = exhibit.displays[0]?.info.scene ?? "";
  const nameOf = (id: string) => sceneName(exhibit.scenes, id, language);

  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setNote(null), NOTE_MS);
    return () => clearTimeout(timer);
  }, [note]);
  useEffect(() => {
    if (asking) sure.current?.showModal();
    else sure.current?.close();
  }, [asking]);

  const order = (command: Command, argument: string, what: string) => {
    const body: Order = { type: "command", command, argument };
    askHall("POST", `/api/screens/${encodeURIComponent(exhibit.device)}/orders`, body).then(
      () => setNote({ text: say("done", { what }), failed: false }),
      () => setNote({ text: say("failed", { what }), failed: true }),
    );
  };
  return (
    <div class="commands">
      <label>
        {say("switch_scene")}
        <select
          value={scene}
          onChange={(event) => {
            const chosen = exhibit.scenes.find((one) => one.id === event.currentTarget.value);
            if (chosen) order("scene", chosen.id, nameOf(chosen.id));
          }}
        >
          {!exhibit.scenes.some((one) => one.id === scene) && <option value={scene}>{scene}</option>}
          {exhibit.scenes.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one.id)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="pill" onClick={() => order("idle_pause", "on", say("idle_pause"))}>
        {say("idle_pause")}
      </button>
      <button type="button" class="pill" onClick={() => order("idle_pause", "off", say("idle_resume"))}>
        {say("idle_resume")}
      </button>
      <button
        type="button"
        class="pill"
        onClick={() => order("cleaning", String(CLEANING_S), say("cleaning"))}
      >
        {say("cleaning")}
      </button>
      <button type="button" class="pill" onClick={() => order("test_panels", "", say("test_panels"))}>
        {say("test_panels")}
      </button>
      <button type="button" class="pill danger" onClick={() => setAsking(true)}>
        {say("restart")}
      </button>
      <p class={note?.failed ? "note failed" : "note"} role="status">
        {note?.text}
      </p>
      <dialog ref={sure} onClose={() => setAsking(false)} aria-label={say("restart")}>
        <p>{say("restart_sure", { exhibit: exhibit.name })}</p>
        <div>
          <button type="button" class="pill" onClick={() => setAsking(false)}>
            {say("cancel")}
          </button>
          <button
            type="button"
            class="primary"
            onClick={() => {
              setAsking(false);
              order("restart", "", say("restart"));
            }}
          >
            {say("restart_yes")}
          </button>
        </div>
      </dialog>
    </div>
  );
}
