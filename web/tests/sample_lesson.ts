import type { Lesson } from "../src/takeaway/lesson.ts";
import { bytesOfHex } from "../src/takeaway/keys.ts";
import { keyIdOf } from "../src/takeaway/signature.ts";
import { PUBLIC } from "./sample_card.ts";

/** Topping up in the company's app, practised in Chinese. */
export const LESSON: Omit<Lesson, "keyId"> = {
  code: "00112233445566ff",
  validUntil: Date.UTC(2036, 0, 1) / 1000,
  app: "wsgw",
  task: "wsgw-topup",
  realThing: "https://www.95598.cn/",
  language: "zh-CN",
};

/** A lesson's bytes, without the signature; as it is told, also what no exhibit writes. */
export function lessonBytes(lesson: Omit<Lesson, "keyId">, publicKey = PUBLIC): Uint8Array {
  const counted = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  const until = new DataView(new ArrayBuffer(4));
  until.setUint32(0, lesson.validUntil);
  return Uint8Array.from([
    0x12,
    ...bytesOfHex(keyIdOf(publicKey)),
    ...bytesOfHex(lesson.code),
    ...new Uint8Array(until.buffer),
    lesson.language === "en" ? 1 : 0,
    ...counted(lesson.app),
    ...counted(lesson.task),
    ...counted(lesson.realThing.replace(/^https:\/\//, "")),
  ]);
}
