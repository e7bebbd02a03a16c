import { describe, expect, it } from "vitest";
import { sceneName } from "./screens.ts";

describe("a scene's name", () => {
  const scenes = [
    { id: "home", name: "首页", name_en: "Home" },
    { id: "older", name: "旧", name_en: "" },
    { id: "bare", name: "", name_en: "" },
  ];

  it("is said in the page's language, else in Chinese, else by its id", () => {
    expect(sceneName(scenes, "home", "en")).toBe("Home");
    expect(sceneName(scenes, "home", "zh-CN")).toBe("首页");
    expect(sceneName(scenes, "older", "en")).toBe("旧");
    expect(sceneName(scenes, "bare", "en")).toBe("bare");
    expect(sceneName(scenes, "gone", "zh-CN")).toBe("gone");
  });
});
