import { useCallback, useEffect, useState } from "preact/hooks";
import { fetchKeys, type Keys } from "../takeaway/keys.ts";
import { judge, type Verdict } from "../takeaway/verdict.ts";

/** The verdict on the address's fragment, null while the keys are asked for, and a way to ask again. */
export function useVerdict(): { verdict: Verdict | null; again: () => void } {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const again = useCallback(() => {
    const fragment = location.hash.slice(1);
    // What no key can save is refused at once, without waiting for the network.
    const alone = judge(fragment, null);
    if (alone.state === "empty" || alone.state === "refused") {
      setVerdict(alone);
      return;
    }
    void fetchKeys().then((keys: Keys | null) => {
      if (location.hash.slice(1) === fragment) setVerdict(judge(fragment, keys));
    });
  }, []);
  useEffect(() => {
    const changed = () => {
      setVerdict(null);
      again();
    };
    again();
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, [again]);
  // A phone that comes online can check what it could not before.
  const waiting = verdict?.state === "unchecked";
  useEffect(() => {
    if (!waiting) return;
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [waiting, again]);
  return { verdict, again };
}
