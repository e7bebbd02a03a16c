import { wordFor, type Speech } from "../staff/words.ts";
import { duration, rate, share } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import { nameOf } from "./phone_words.ts";
import type { TaskFigures, TaskUse } from "./statistics.ts";

type ToldTask = TaskUse & TaskFigures;

/** How visitors get on with the practice phone's tasks, app by app; what few began stands last, without figures. */
export function TasksCard({ tasks, ...speech }: Speech & { tasks: TaskUse[] }) {
  const { say, language } = speech;
  const apps = [...new Set(tasks.map((task) => task.app))];
  const begun = tasks.reduce((sum, task) => sum + ("begun" in task ? task.begun : 0), 0);
  return (
    <section class="card tasks">
      <h2>{say("tasks")}</h2>
      <p class="n">
        {begun > 0 && `${say("tasks_n", { n: begun.toLocaleString(language) })} · `}
        {say("tasks_more")}
      </p>
      {tasks.length === 0 ? (
        <NoData say={say} />
      ) : (
        <div class="fields">
          {apps.map((app) => {
            const told = tasks.filter((task): task is ToldTask => task.app === app && "begun" in task);
            const few = tasks.filter((task) => task.app === app && "fewer_than" in task);
            return (
              <section key={app}>
                <h3>{nameOf("app", app, speech)}</h3>
                <ul>
                  {told.map((task) => (
                    <Told key={`${task.scene} ${task.task} ${task.mode}`} task={task} {...speech} />
                  ))}
                </ul>
                {few.length > 0 && (
                  <p class="few">
                    <span class="visits">{say("fewer_than", { n: 5 })}</span>{" "}
                    {few
                      .map(
                        ({ task, mode }) =>
                          `${nameOf("task", task, speech)} (${wordFor("task_mode", mode, say)})`,
                      )
                      .join(say("between"))}
                  </p>
                )}
              </section>
            );
          })}
        </div>
      )}
    </section>
  );
}

function Told({ task, ...speech }: Speech & { task: ToldTask }) {
  const { say, language } = speech;
  const count = (n: number) => n.toLocaleString(language);
  return (
    <li>
      <span class="name">
        {nameOf("task", task.task, speech)} <small>{wordFor("task_mode", task.mode, say)}</small>
      </span>
      <span class="visits">{share(task.share_finished, speech)}</span>
      <span class="bar" aria-hidden="true">
        <i style={{ width: `${(task.share_finished ?? 0) * 100}%` }} />
      </span>
      <span class="shares">
        {[
          say("tasks_of", { begun: count(task.begun), finished: count(task.finished) }),
          say("tasks_took", { took: duration(task.median_took_s, speech) }),
          say("tasks_helps", { helps: rate(task.helps_per_task, speech) }),
          say("tasks_wrong_turns", { turns: rate(task.wrong_turns_per_task, speech) }),
        ].join(" · ")}
      </span>
    </li>
  );
}
