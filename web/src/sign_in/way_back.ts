/** Pages one may come back to after signing in; anything else in the address leads to the first page. */
const PAGES = ["/", "/screens"];

/** Where to go after signing in. */
export function wayBack(search: string): string {
  const wanted = new URLSearchParams(search).get("to") ?? "/";
  return PAGES.includes(wanted) ? wanted : "/";
}
