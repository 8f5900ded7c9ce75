import { comparing } from "./growth/comparing.ts"
import { linking } from "./growth/linking.ts"

const PARTS = ["comparing", "linking"] as const

/**
 * Does the cost of one more signal grow with the history? BENCH_GROWTH is the largest history, BENCH_CSV another file than an invented
 * one, BENCH_PART takes one part (comparing, linking): see the parts.
 */
export const run = async (): Promise<void> => {
  const part = process.env.BENCH_PART
  if (part !== undefined && !PARTS.some((one) => one === part))
    throw new Error(`BENCH_PART: ${part}; one of ${PARTS.join(", ")}`)
  if (part !== "linking") await comparing()
  if (part !== "comparing") await linking()
}
