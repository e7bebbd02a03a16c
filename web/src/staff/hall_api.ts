/** The hall server refused or could not be reached. */
export class HallError extends Error {
  constructor(
    /** HTTP status, 0 where the server was not reached. */
    readonly status: number,
    /** The refusal's stable code, such as `wrong_pin`. */
    readonly code: string,
    /** Seconds to wait before the next try, where the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(`the hall server answered ${status} ${code}`);
  }
}

/** An answer that takes longer than this is no answer. */
const PATIENCE_MS = 8000;

/** Asks the hall's API. Whoever is not signed in is led to the sign-in page and back afterwards. */
export async function askHall<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await reach(method, path, body);
  if (answer.status === 401 && path !== "/api/session") {
    location.assign(`/sign-in?to=${encodeURIComponent(location.pathname)}`);
  }
  if (!answer.ok) throw await refusal(answer);
  return (answer.status === 204 ? null : await answer.json().catch(() => null)) as T;
}

async function reach(method: string, path: string, body: unknown): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(path, {
      method,
      signal: patience.signal,
      credentials: "same-origin",
      cache: "no-store",
      ...(method === "GET"
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
    });
  } catch {
    throw new HallError(0, "unreachable");
  } finally {
    clearTimeout(timer);
  }
}

async function refusal(answer: Response): Promise<HallError> {
  const wait = Number(answer.headers.get("retry-after") ?? Number.NaN);
  const body: unknown = await answer.json().catch(() => null);
  const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "unknown";
  return new HallError(answer.status, code, Number.isFinite(wait) ? wait : null);
}
