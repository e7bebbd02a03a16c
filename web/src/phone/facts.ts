import { DATA as FACTS } from "virtual:tariff-facts";
import type { Language } from "../language/language.ts";
import type { Card } from "../takeaway/card.ts";

/** What the page knows of a tariff beyond the figures in the code. */
export interface Fact {
  /** The tariff's id, as records name it: `tianjin-residential`. */
  id: string;
  /** First two digits of GB/T 2260. */
  code: number;
  /** `YYYY-MM-DD`. */
  effectiveFrom: string;
  area: Record<Language, string>;
  /** The notice: its title and number. */
  source: string;
}

/** The fact of the card's very tariff, or null where this page does not hold it. */
export function factOf(card: Card, facts: readonly Fact[] = FACTS): Fact | null {
  return facts.find((fact) => fact.code === card.area && fact.effectiveFrom === card.effectiveFrom) ?? null;
}

/** The area's name, also where only another of its tariffs is known. */
export function areaOf(card: Card, language: Language, facts: readonly Fact[] = FACTS): string | null {
  return (factOf(card, facts) ?? facts.find((fact) => fact.code === card.area))?.area[language] ?? null;
}
