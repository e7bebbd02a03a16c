import { DATA as FACTS } from "virtual:tariff-facts";
import { wordFor, type Speech } from "../staff/words.ts";
import type { Choice } from "./statistics.ts";

/** A band, such as `200-299`, in the unit its field's name tells. */
const BAND = /^(\d+)-(\d+)$/;

/** The value of a choice as people say it: an area by its name, a band as it is, an option by its word, else its id. */
export function valueOf(
  { field, value }: Pick<Choice, "field" | "value">,
  { say, language }: Speech,
): string {
  if (field === "area") return FACTS.find((fact) => fact.id === value)?.area[language] ?? value;
  const band = BAND.exec(value);
  if (band) return `${band[1]}–${band[2]}`;
  return wordFor("option", value, say);
}

/** One field of a scene with its values: bands by size, others as they came. */
export interface Field {
  scene: string;
  field: string;
  values: Choice[];
}

/** Choices by the field they were made in. */
export function byField(choices: readonly Choice[]): Field[] {
  const fields = new Map<string, Field>();
  for (const choice of choices) {
    const key = `${choice.scene} ${choice.field}`;
    const field = fields.get(key) ?? { scene: choice.scene, field: choice.field, values: [] };
    field.values.push(choice);
    fields.set(key, field);
  }
  for (const { values } of fields.values()) {
    if (values.every(({ value }) => BAND.test(value)))
      values.sort((a, b) => parseInt(a.value, 10) - parseInt(b.value, 10));
  }
  return [...fields.values()];
}
