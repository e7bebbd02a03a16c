/** Public keys of a hall's exhibits, as `keys.json` beside the page lists them. */
export type Keys = readonly Uint8Array[];

/** Keys of a `keys.json` text; anything that is no key is left out. */
export function keysOf(json: unknown): Keys {
  if (typeof json !== "object" || json === null || !("keys" in json) || !Array.isArray(json.keys)) return [];
  return json.keys.flatMap((key: unknown) =>
    typeof key === "string" && /^[0-9a-f]{64}$/i.test(key) ? [bytesOfHex(key)] : [],
  );
}

/**
 * Asks for the keys beside the page; null where they cannot be had. A list that the browser still has from before serves
 * a bill that is looked at again without network: keys are added to a list and never change.
 */
export async function fetchKeys(): Promise<Keys | null> {
  return (await askKeys("no-cache")) ?? (await askKeys("force-cache"));
}

async function askKeys(cache: RequestCache): Promise<Keys | null> {
  try {
    const answer = await fetch("keys.json", { cache, credentials: "omit" });
    return answer.ok ? keysOf(await answer.json()) : null;
  } catch {
    return null;
  }
}

export function bytesOfHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
