declare module "virtual:tariff-facts" {
  import type { Fact } from "./facts.ts";
  export const FACTS: readonly Fact[];
}
