declare module "virtual:tariff-facts" {
  import type { Fact } from "./facts.ts";
  export const DATA: readonly Fact[];
}

declare module "virtual:lessons" {
  import type { Book } from "../lesson/book.ts";
  export const DATA: Book;
}
