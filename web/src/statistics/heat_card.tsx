import { useEffect, useRef, useState } from "preact/hooks";
import { wordFor, type Speech } from "../staff/words.ts";
import { drawHeat, mapsToShow } from "./heat_map.ts";
import { NoData } from "./no_data.tsx";
import type { Heat } from "./statistics.ts";

/** Where fingers touch, over the scene's own picture; one map at a time. */
export function HeatCard({ heat, ...speech }: Speech & { heat: Heat[] }) {
  const { say, language } = speech;
  const [chosen, setChosen] = useState("");
  const maps = mapsToShow(heat);
  const shown = maps.find((one) => keyOf(one) === chosen) ?? maps[0];
  const nameOf = (one: Heat) =>
    say("heat_option", {
      scene: wordFor("scene", one.scene, say),
      display: wordFor("display", one.display, say),
      layout: one.layout,
    });
  if (!shown) {
    return (
      <section class="card heat">
        <h2>{say("heat")}</h2>
        <NoData say={say} />
      </section>
    );
  }
  return (
    <section class="card heat">
      <h2>{say("heat")}</h2>
      <p class="n">
        {say("heat_more", {
          n: shown.touches.toLocaleString(language),
          without: shown.without_place.toLocaleString(language),
        })}
      </p>
      <label class="which">
        <span class="unseen">{say("heat_which")}</span>
        <select value={keyOf(shown)} onChange={(event) => setChosen(event.currentTarget.value)}>
          {maps.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <HeatPicture key={keyOf(shown)} heat={shown} {...speech} />
    </section>
  );
}

function HeatPicture({ heat, say, language }: Speech & { heat: Heat }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<HTMLImageElement | null>(null);
  const drawn = useRef("");
  const most = heat.cells.reduce((top, [, , count]) => Math.max(top, count), 0);

  useEffect(() => {
    const image = new Image();
    image.onload = () => setPicture(image);
    // A scene without a picture keeps the plain frame.
    image.src = `/api/scene-pictures/${encodeURIComponent(heat.scene)}/${encodeURIComponent(heat.display)}.jpg`;
    return () => {
      image.onload = null;
    };
  }, [heat.scene, heat.display]);
  useEffect(() => {
    const now = JSON.stringify([heat.cells, picture?.src]);
    if (!canvas.current || now === drawn.current) return;
    drawn.current = now;
    drawHeat(canvas.current, heat, picture);
  }, [heat, picture]);

  return (
    <figure>
      <canvas
        ref={canvas}
        width={960}
        height={Math.round((960 * heat.rows) / heat.columns)}
        role="img"
        aria-label={say("heat_label", { scene: wordFor("scene", heat.scene, say), most })}
      />
      <figcaption>
        <span>{say("heat_few")}</span>
        <i />
        <span>{say("heat_many", { n: most.toLocaleString(language) })}</span>
      </figcaption>
    </figure>
  );
}

function keyOf(heat: Heat): string {
  return `${heat.scene} ${heat.display} ${heat.layout}`;
}
