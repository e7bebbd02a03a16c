import { day, price, whole, yuan } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { billTitle, savingTitle, usedLine } from "./covered.ts";
import { factOf } from "./facts.ts";
import { tierEdge, tierName } from "./tier_marks.tsx";
import type { Speech } from "./words.ts";

const WIDE = 900;
const EDGE = 64;
const INK = "#10211D";
const QUIET = "#4C615B";
const FONT =
  '"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif';

/** The bill as a PNG data address, so that it can be saved where pages cannot; null where the browser has no canvas. */
export function drawPicture(card: Card, area: string, speech: Speech): string | null {
  const { say, language } = speech;
  const canvas = document.createElement("canvas");
  canvas.width = WIDE;
  canvas.height = 760 + card.tiers.length * 92;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const write = (text: string, x: number, y: number, size: number, style: Style = {}) => {
    pen.font = `${style.bold ? "700" : "400"} ${size}px ${FONT}`;
    pen.fillStyle = style.ink ?? INK;
    pen.textAlign = style.right ? "right" : "left";
    pen.fillText(text, x, y, WIDE - 2 * EDGE);
    return pen.measureText(text).width;
  };

  pen.fillStyle = "#F6F8F6";
  pen.fillRect(0, 0, WIDE, canvas.height);
  write(say("brand"), EDGE, 92, 40, { bold: true, ink: "#00706B" });
  write(say("headline"), WIDE - EDGE, 92, 30, { ink: QUIET, right: true });
  // The line of current: from the edge, under the head.
  pen.fillStyle = "#FFB400";
  pen.fillRect(0, 124, WIDE - EDGE, 6);

  write(billTitle(card, area, speech), EDGE, 204, 36, { ink: QUIET });
  const wide = write(yuan(card.total, language), EDGE, 326, 112, { bold: true });
  write(say("yuan"), EDGE + wide + 20, 326, 44);
  write(usedLine(card, speech), EDGE, 386, 34, { ink: QUIET });

  let y = 460;
  card.tiers.forEach((tier, i) => {
    pen.fillStyle = tierEdge(i);
    pen.fillRect(EDGE, y - 38, 10, 64);
    write(tierName(card, i, say), EDGE + 30, y, 34, { bold: true, ink: tierEdge(i) });
    write(`${whole(tier.kwh, language)} ${say("kwh")} × ${price(tier.price)}`, EDGE + 220, y, 32, {
      ink: QUIET,
    });
    write(yuan(tier.amount, language), WIDE - EDGE, y, 36, { bold: true, right: true });
    y += 92;
  });
  pen.fillStyle = "#C9D5D0";
  pen.fillRect(EDGE, y - 40, WIDE - 2 * EDGE, 2);
  if (card.saving > 0) {
    write(savingTitle(card, speech), EDGE, y + 24, 34, { ink: QUIET });
    const amount = `${yuan(card.saving, language)} ${say("yuan")}`;
    write(amount, WIDE - EDGE, y + 24, 40, { bold: true, ink: "#00706B", right: true });
  }
  const marks = [card.demo && say("demo"), card.priceUnverified && say("unverified")]
    .filter(Boolean)
    .join("  ·  ");
  if (marks) write(marks, EDGE, y + 90, 32, { bold: true, ink: "#9A5B00" });
  const effective = day(Date.parse(card.effectiveFrom), language);
  write(factOf(card)?.source ?? "", EDGE, y + 142, 26, { ink: QUIET });
  write(say("source_from", { date: effective }), EDGE, y + 182, 26, { ink: QUIET });
  const until = say("valid_until", { date: day(card.validUntil * 1000, language) });
  write(until, EDGE, y + 222, 26, { ink: QUIET });
  write(say("code", { code: card.code }), WIDE - EDGE, y + 222, 26, { ink: QUIET, right: true });
  return canvas.toDataURL("image/png");
}

interface Style {
  bold?: boolean;
  ink?: string;
  right?: boolean;
}
