import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { PUBLIC } from "./sample_card.ts";
import { hex } from "../src/takeaway/head.ts";
import { sampleScreens, sampleStatistics } from "./sample_hall.ts";

/** A request the pages made, for tests to look at. */
export interface Asked {
  method: string;
  path: string;
  type: string | undefined;
  body: unknown;
}

/** The hall server's side of the pages with invented answers, headers as strict as the real one's. */
export class HallServer {
  readonly asked: Asked[] = [];
  pin = "271828";
  signedIn = true;
  demo: "none" | "some" | "all" = "some";
  empty = false;
  keys: string[] | null = [hex(PUBLIC)];
  /** The hall's own lessons, where it has others than the page; a number or a text is what a web site answers that has none. */
  lessons: unknown = null;
  pictures: Record<string, Buffer> = {};
  /** Folder of the built pages. */
  pages = "dist";
  private readonly server: Server;

  private constructor() {
    this.server = createServer((ask, answer) => {
      this.handle(ask, answer).catch((error: unknown) => answer.writeHead(500).end(String(error)));
    });
  }

  static async start(port = 0): Promise<HallServer> {
    const hall = new HallServer();
    await new Promise<void>((done) => hall.server.listen(port, "127.0.0.1", done));
    return hall;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async handle(ask: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(ask.url ?? "/", "http://hall");
    const text = await bodyOf(ask);
    const path = url.pathname;
    const body: unknown = text === "" ? null : JSON.parse(text);
    this.asked.push({
      method: ask.method ?? "",
      path: path + url.search,
      type: ask.headers["content-type"],
      body,
    });
    if (path === "/t/keys.json")
      return this.keys ? json(answer, 200, { keys: this.keys }) : json(answer, 404, {});
    if (path === "/t/lessons.json") return this.sendLessons(answer);
    if (path === "/t/opened") return json(answer, 200, {});
    if (path === "/api/session") return this.session(ask, answer, body);
    if (path.startsWith("/api/")) return this.api(ask, answer, path);
    return page(answer, this.pages, path);
  }

  private sendLessons(answer: ServerResponse): void {
    if (this.lessons === null) answer.writeHead(204).end();
    else if (typeof this.lessons === "number") answer.writeHead(this.lessons).end();
    else if (typeof this.lessons === "string") answer.writeHead(200).end(this.lessons);
    else json(answer, 200, this.lessons);
  }

  private session(ask: IncomingMessage, answer: ServerResponse, body: unknown): void {
    if (ask.method === "DELETE") this.signedIn = false;
    else if ((body as { pin?: string }).pin === this.pin) this.signedIn = true;
    else if ((body as { pin?: string }).pin === "000000") {
      return json(answer, 429, { code: "slow_down", message: "Wait." }, { "retry-after": "7" });
    } else return json(answer, 401, { code: "wrong_pin", message: "The PIN is wrong." });
    json(answer, 200, {});
  }

  private api(ask: IncomingMessage, answer: ServerResponse, path: string): void {
    if (!this.signedIn) return json(answer, 401, { code: "not_signed_in", message: "Sign in." });
    if (path === "/api/statistics/exhibits")
      return json(answer, 200, sampleStatistics(this.demo, this.empty));
    if (path === "/api/screens") return json(answer, 200, sampleScreens());
    if (path.endsWith("/orders") && ask.method === "POST") return json(answer, 202, {});
    const picture = this.pictures[/([^/]+)\.jpg$/.exec(path)?.[1] ?? ""];
    if (!picture) return json(answer, 404, { code: "no_picture", message: "None yet." });
    answer.writeHead(200, { "content-type": "image/png" }).end(picture);
  }
}

const PAGES: Record<string, string> = {
  "/": "index.html",
  "/screens": "screens.html",
  "/sign-in": "sign-in.html",
  "/t/": "t/index.html",
};
const TYPES: Record<string, string> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
};

async function page(answer: ServerResponse, pages: string, path: string): Promise<void> {
  const file = PAGES[path] ?? path.slice(1);
  try {
    const content = await readFile(join(pages, file));
    const head: Record<string, string> = {
      "content-type": TYPES[file.split(".").at(-1) ?? ""] ?? "text/plain",
    };
    if (!path.startsWith("/t/")) {
      head["content-security-policy"] =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:";
    }
    answer.writeHead(200, head).end(content);
  } catch {
    answer.writeHead(404).end();
  }
}

function json(
  answer: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  answer.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
}

async function bodyOf(ask: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of ask) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
