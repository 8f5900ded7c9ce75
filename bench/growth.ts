import { comparing } from "./growth/comparing.ts"
import { linking } from "./growth/linking.ts"

/** Does the cost of one more signal grow with the history? BENCH_GROWTH is the largest history, BENCH_CSV another file than an invented one: see the parts. */
export const run = async (): Promise<void> => {
  await comparing()
  await linking()
}
