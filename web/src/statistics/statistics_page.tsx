import { useEffect, useState } from "preact/hooks";
import { useLanguage } from "../language/language.ts";
import { Freshness } from "../staff/freshness.tsx";
import { useLive } from "../staff/live.ts";
import { StaffHeader } from "../staff/staff_header.tsx";
import { WORDS, type Speech } from "../staff/words.ts";
import { saveCsv, statisticsCsv } from "./csv.ts";
import { ChoicesCard } from "./choices_card.tsx";
import { DrawCard } from "./draw_card.tsx";
import { DwellChart } from "./dwell_chart.tsx";
import { FunnelCard } from "./funnel_card.tsx";
import { HeatCard } from "./heat_card.tsx";
import { HourChart } from "./hour_chart.tsx";
import { LeftCard } from "./left_card.tsx";
import { ModesCard } from "./modes_card.tsx";
import { ordered, rangeOf, type Range, type RangeChoice } from "./range.ts";
import { RangeBar } from "./range_bar.tsx";
import type { Statistics } from "./statistics.ts";
import { TasksCard } from "./tasks_card.tsx";
import { TotalsRow } from "./totals_row.tsx";
import { TroubleCard } from "./trouble_card.tsx";

const RENEW_MS = 2000;

/** The manager's first page: how the exhibits are used, live. */
export function StatisticsPage() {
  const { language, say, change } = useLanguage(WORDS);
  const speech: Speech = { language, say };
  const [choice, setChoice] = useState<RangeChoice>("today");
  const [dates, setDates] = useState<Range>(() => rangeOf("seven_days", Date.now()));
  // Worked out at every drawing, so that "today" goes on to the next day at midnight.
  const range = choice === "dates" ? ordered(dates) : rangeOf(choice, Date.now());
  const live = useLive<Statistics>(`/api/statistics/exhibits?from=${range.from}&to=${range.to}`, RENEW_MS);
  const shown = live.content;

  useEffect(() => {
    document.title = `${say("statistics")} · ${say("brand")}`;
  }, [language]);

  return (
    <>
      <StaffHeader here="/" change={change} {...speech}>
        <Freshness live={live} {...speech} />
      </StaffHeader>
      <main>
        <div class="head">
          <h1>
            {say("statistics_title")}
            {shown && shown.demo !== "none" && (
              <span class="demo" title={say("demo_more")}>
                {say(shown.demo === "all" ? "demo_all" : "demo_some")}
              </span>
            )}
          </h1>
          <RangeBar choice={choice} dates={dates} choose={setChoice} pick={setDates} {...speech} />
          <button
            type="button"
            class="pill"
            disabled={shown === null}
            onClick={() =>
              shown && saveCsv(statisticsCsv(shown, speech), `zhidian-${shown.from}-${shown.to}.csv`)
            }
          >
            {say("to_csv")}
          </button>
        </div>
        {shown && <Cards shown={shown} {...speech} />}
      </main>
    </>
  );
}

function Cards({ shown, ...speech }: Speech & { shown: Statistics }) {
  const { say } = speech;
  return (
    <>
      <TotalsRow totals={shown.totals} {...speech} />
      <div class="cards">
        <HourChart hours={shown.visits_by_hour} visits={shown.totals.visits} {...speech} />
        <FunnelCard funnels={shown.funnels} {...speech} />
        <HeatCard heat={shown.heat} {...speech} />
        <DwellChart dwell={shown.dwell_by_scene} {...speech} />
        <ModesCard modes={shown.modes} visits={shown.totals.visits} {...speech} />
        <DrawCard draw={shown.draw_by_hour} {...speech} />
        <TroubleCard trouble={shown.trouble_by_scene} {...speech} />
        <TasksCard tasks={shown.tasks} {...speech} />
        <LeftCard left={shown.tasks_left} {...speech} />
        <ChoicesCard choices={shown.choices} visits={shown.totals.visits} {...speech} />
      </div>
      <footer>
        <p>
          {say("range_shown", { from: shown.from, to: shown.to })} · {say("visits_note")}
        </p>
        <p>
          {say("records", {
            stored: shown.records.stored.toLocaleString(speech.language),
            gaps: shown.records.gaps,
            unknown: shown.records.unknown_kinds,
          })}
        </p>
      </footer>
    </>
  );
}
