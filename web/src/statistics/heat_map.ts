import type { Heat } from "./statistics.ts";

/** From a single touch to the busiest cell; lightness falls all the way, so the map reads without hue. */
const SCALE: readonly [number, number, number][] = [
  [255, 226, 138],
  [255, 180, 0],
  [226, 98, 28],
  [168, 28, 32],
];
/** How many of the busiest places carry their number. */
const NAMED = 4;

/** Draws the touches over the picture, or over a plain frame where there is none. */
export function drawHeat(canvas: HTMLCanvasElement, heat: Heat, picture: CanvasImageSource | null): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { width, height } = canvas;
  pen.clearRect(0, 0, width, height);
  pen.fillStyle = "#E4ECE8";
  pen.fillRect(0, 0, width, height);
  if (picture) {
    pen.drawImage(picture, 0, 0, width, height);
    // The picture steps back, so that the touches are what is seen.
    pen.fillStyle = "rgba(246,248,246,0.55)";
    pen.fillRect(0, 0, width, height);
  } else {
    frame(pen, heat, width, height);
  }
  const most = Math.max(1, ...heat.cells.map(([, , count]) => count));
  const wide = width / heat.columns;
  const tall = height / heat.rows;
  for (const [column, row, count] of heat.cells) {
    pen.fillStyle = heatColour(count / most);
    pen.fillRect(column * wide + 0.75, row * tall + 0.75, wide - 1.5, tall - 1.5);
  }
  for (const [column, row, count] of peaks(heat)) {
    name(pen, String(count), (column + 0.5) * wide, (row + 0.5) * tall, width, height);
  }
}

/** Maps with something to draw, the most touched first: the attract loop's touches, for one, have no place. */
export function mapsToShow(heat: readonly Heat[]): Heat[] {
  const placed = (one: Heat) => one.touches - one.without_place;
  return heat.filter((one) => one.cells.length > 0).sort((a, b) => placed(b) - placed(a));
}

/** Colour of a share (0 to 1) of the busiest cell; square root, so that rare touches stay visible. */
export function heatColour(part: number): string {
  const at = Math.sqrt(Math.min(1, Math.max(0, part))) * (SCALE.length - 1);
  const low = SCALE[Math.floor(at)] ?? SCALE[0];
  const high = SCALE[Math.ceil(at)] ?? low;
  const mix = low?.map((value, i) => Math.round(value + ((high?.[i] ?? value) - value) * (at % 1)));
  return `rgba(${mix?.join(",")},${(0.5 + 0.4 * part).toFixed(2)})`;
}

/** The busiest cells, no two of them neighbours. */
export function peaks(heat: Heat): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (const cell of [...heat.cells].sort((a, b) => b[2] - a[2])) {
    if (found.every(([column, row]) => Math.abs(column - cell[0]) > 3 || Math.abs(row - cell[1]) > 3))
      found.push(cell);
    if (found.length === NAMED) break;
  }
  return found;
}

function frame(pen: CanvasRenderingContext2D, heat: Heat, width: number, height: number): void {
  pen.strokeStyle = "#C3D1CB";
  pen.lineWidth = 1;
  for (let column = 4; column < heat.columns; column += 4)
    line(pen, (column * width) / heat.columns, 0, 0, height);
  for (let row = 3; row < heat.rows; row += 3) line(pen, 0, (row * height) / heat.rows, width, 0);
}

function line(pen: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number): void {
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + dx, y + dy);
  pen.stroke();
}

/** A number on a dark plate, kept inside the picture. */
function name(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  pen.font = "700 24px sans-serif";
  const wide = pen.measureText(text).width + 20;
  const left = Math.min(width - wide - 4, Math.max(4, x - wide / 2));
  const top = Math.min(height - 38, Math.max(4, y - 17));
  pen.fillStyle = "#10211D";
  pen.beginPath();
  pen.roundRect(left, top, wide, 34, 17);
  pen.fill();
  pen.fillStyle = "#FFFFFF";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, left + wide / 2, top + 18);
}
