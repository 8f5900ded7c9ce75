import { comparing } from "./growth/comparing.ts"

/** Does the cost of one more signal grow with the history? BENCH_GROWTH is the largest history (220,000 unless told), BENCH_CSV another file than an invented one. */
export const run = async (): Promise<void> => {
  await comparing()
}
