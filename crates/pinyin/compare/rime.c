/* Types phrases key by key into librime, as examples/compare.rs does into our own crate, and prints the same figures.
 * Usage: rime SHARED_DATA_FOLDER EMPTY_USER_FOLDER SCHEMA FILE_OF_PHRASES... */
#include <rime_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

static RimeApi *rime;
static RimeSessionId session;
static double times[100000];

/* Types one phrase; a key's time is what it and reading the shown page take. Copies the first candidate. */
static int type(const char *typed, int pass, int keys, char *first) {
  for (const char *key = typed; *key; key++, keys++) {
    RIME_STRUCT(RimeContext, shown);
    double start = now_ms();
    rime->process_key(session, *key, 0);
    rime->get_context(session, &shown);
    double took = now_ms() - start;
    /* The fastest of three passes, so that other programs of the machine do not count. */
    if (pass == 0 || took < times[keys]) times[keys] = took;
    snprintf(first, 512, "%s", shown.menu.num_candidates ? shown.menu.candidates[0].text : "");
    rime->free_context(&shown);
  }
  rime->clear_composition(session);
  return keys;
}

static void compare(const char *path, const char *schema) {
  int keys = 0, right = 0, all = 0;
  for (int pass = 0; pass < 3; pass++) {
    char line[512], first[512];
    FILE *file = fopen(path, "r");
    if (!file) exit(4);
    keys = right = all = 0;
    while (fgets(line, sizeof line, file)) {
      char *expect = strchr(line, '\t');
      if (!expect) continue;
      *expect++ = 0;
      expect[strcspn(expect, "\n")] = 0;
      keys = type(line, pass, keys, first);
      if (pass == 0 && strcmp(first, expect)) printf("  %s: %s for %s\n", line, first, expect);
      right += !strcmp(first, expect);
      all++;
    }
    fclose(file);
  }
  qsort(times, keys, sizeof *times, by_size);
  printf("librime, %s, %s: %d keys, median %.2f ms, p99 %.2f ms, max %.2f ms; first right %d of %d\n", schema, path, keys,
         times[(keys - 1) / 2], times[(int)((keys - 1) * 0.99)], times[keys - 1], right, all);
}

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  rime = rime_get_api();
  RIME_STRUCT(RimeTraits, traits);
  traits.shared_data_dir = argv[1];
  traits.user_data_dir = argv[2];
  traits.distribution_name = traits.distribution_code_name = traits.distribution_version = "compare";
  traits.app_name = "rime.compare";
  traits.min_log_level = 3;
  rime->setup(&traits);
  rime->initialize(&traits);
  rime->start_maintenance(True);
  rime->join_maintenance_thread();
  session = rime->create_session();
  if (!rime->select_schema(session, argv[3])) return 3;
  rime->set_option(session, "simplification", True);
  rime->set_option(session, "zh_simp", True);
  for (int file = 4; file < argc; file++) compare(argv[file], argv[3]);
  return 0;
}
