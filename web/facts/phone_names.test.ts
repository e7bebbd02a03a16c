import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readPhoneNames } from "./phone_names.ts";

describe("the practice phone's names", () => {
  const names = readPhoneNames(resolve("../scenes/phone"), resolve("../assets/locales"));

  it("are those of its messages, in both languages", () => {
    expect(names.app["wsgw"]?.["zh-CN"]).toBe("网上国网");
    expect(names.task["wsgw-topup"]?.["zh-CN"]).toBe("充值交电费");
    expect(names.task["alipay-pay"]?.en).toBe("Pay for your own power");
    expect(names.page["alipay.password"]?.["zh-CN"]).toBe("输入支付密码");
  });

  it("are there for every task, and left out where a title is filled in while practising", () => {
    expect(Object.keys(names.task).length).toBeGreaterThan(20);
    expect(names.page["wsgw.bill"]).toBeUndefined();
  });

  it("are none without documents", () => {
    expect(readPhoneNames(resolve("../scenes/none"), resolve("../assets/locales"))).toEqual({
      app: {},
      task: {},
      page: {},
    });
  });
});
