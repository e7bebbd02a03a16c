import { expect, it } from "vitest";
import { wayBack } from "./way_back.ts";

it("signing in leads back to our own pages only", () => {
  expect(wayBack("?to=%2Fscreens")).toBe("/screens");
  for (const to of ["//evil.example", "https://evil.example", "javascript:alert(1)", "/screens/../x", ""]) {
    expect(wayBack(`?to=${encodeURIComponent(to)}`)).toBe("/");
  }
  expect(wayBack("")).toBe("/");
});
