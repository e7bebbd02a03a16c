import { useEffect, useRef, useState } from "preact/hooks";
import { LanguageButton } from "../language/language_button.tsx";
import { useLanguage } from "../language/language.ts";
import { askHall, HallError } from "../staff/hall_api.ts";
import { WORDS } from "../staff/words.ts";
import { wayBack } from "./way_back.ts";

type Refused = "wrong_pin" | "slow_down" | "unreachable";

/** Seconds to wait where the server names none. */
const PATIENCE_S = 5;

/** Staff sign in with the hall's PIN; wrong ones are said plainly and slow the next try down. */
export function SignInPage() {
  const { language, say, change } = useLanguage(WORDS);
  const [pin, setPin] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [wait, setWait] = useState(0);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${say("sign_in_title")} · ${say("brand")}`;
  }, [language]);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const signIn = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await askHall("POST", "/api/session", { pin });
      location.assign(wayBack(location.search));
    } catch (error) {
      const status = error instanceof HallError ? error.status : 0;
      setRefused(status === 429 ? "slow_down" : status === 401 ? "wrong_pin" : "unreachable");
      if (status === 429) setWait((error instanceof HallError && error.retryAfter) || PATIENCE_S);
      setPin("");
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  // The wait is over: nothing is left to say about it.
  const said = refused === "slow_down" && wait <= 0 ? null : refused;
  return (
    <main>
      <svg class="line" viewBox="0 0 1440 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <path d="M-20 200H300a24 24 0 0 1 24 24V426a24 24 0 0 0 24 24h744a24 24 0 0 0 24-24V284a24 24 0 0 1 24-24h320" />
        <circle cx="1180" cy="260" r="9" />
      </svg>
      <form onSubmit={(event) => void signIn(event)}>
        <div class="row">
          <p class="brand">{say("brand")}</p>
          <LanguageButton language={language} change={change} />
        </div>
        <h1>{say("sign_in_title")}</h1>
        <p class="quiet" id="hint">
          {say("sign_in_hint")}
        </p>
        <label for="pin">{say("pin")}</label>
        <input
          ref={field}
          id="pin"
          type="password"
          inputMode="numeric"
          autocomplete="current-password"
          aria-describedby="hint said"
          aria-invalid={said !== null}
          required
          autofocus
          value={pin}
          onInput={(event) => setPin(event.currentTarget.value)}
        />
        <p id="said" class="said" role="alert">
          {said && say(said, { n: wait })}
        </p>
        <button type="submit" class="primary" disabled={busy || wait > 0}>
          {say("sign_in")}
        </button>
      </form>
    </main>
  );
}
