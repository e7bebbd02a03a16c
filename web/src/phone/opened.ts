/** Tells the hall once that the code's page was opened; nothing depends on the answer. */
export function tellOpened(code: string): void {
  const mark = `zhidian-opened-${code}`;
  try {
    if (sessionStorage.getItem(mark) !== null) return;
    sessionStorage.setItem(mark, "1");
  } catch {
    // No storage in this browser: the hall counts a code once anyway.
  }
  fetch("opened", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
    keepalive: true,
    credentials: "omit",
  }).catch(() => undefined);
}
