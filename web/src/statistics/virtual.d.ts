declare module "virtual:phone-names" {
  import type { PhoneNames } from "./phone_words.ts";
  export const DATA: PhoneNames;
}
