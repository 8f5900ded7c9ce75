import { join } from "node:path"
import type { Fault } from "./distributedFaults.ts"
import { judge, type Outcome, type Verdict } from "./judge.ts"
import { type DistributedForm, startDistributed } from "./startDistributed.ts"
import { type EmbeddedForm, startEmbedded } from "./startEmbedded.ts"
import { Visitor } from "./Visitor.ts"
import { Workload } from "./Workload.ts"

export interface FaultLine extends Verdict {
  readonly fault: string
  readonly redelivered: number
}

export interface RunOptions {
  /** Everything is kept below it; the caller makes and removes it. */
  readonly folder: string
  /** How often each fault strikes. */
  readonly rounds: number
  /** Pairs of signals a round, at least. */
  readonly pairs: number
  readonly perSecond: number
  /** Takes what the services print. */
  readonly tell: (line: string) => void
}

export const isClean = ({ lost, doubled, differing }: Verdict): boolean => lost + doubled + differing === 0

/** The same posts and decisions on a fresh platform, in one process, where nothing fails. */
async function cleanRun(workload: Workload, { folder, tell }: RunOptions): Promise<Outcome> {
  const form = await startEmbedded(join(folder, "clean"), tell)
  try {
    return await workload.replayOn(new Visitor(form))
  } finally {
    await form.stop()
  }
}

interface Strike {
  readonly name: string
  readonly strike: () => Promise<void>
}

/** Strikes round by round while signals are posted and one link is confirmed, then compares with a clean run. */
async function underFaults(
  form: DistributedForm | EmbeddedForm,
  strikes: readonly Strike[],
  options: RunOptions
): Promise<readonly FaultLine[]> {
  const workload = new Workload()
  const visitor = new Visitor(form)
  const counts: number[] = []
  const marks = strikes.map((_, index) => `f${index}r`)
  for (const [index, { strike }] of strikes.entries()) {
    const before = await form.redelivered()
    for (let round = 0; round < options.rounds; round++) {
      const name = `${marks[index]}${round}`
      const { pairs: least, perSecond } = options
      await workload.post(visitor, name, { during: strike, least, perSecond })
      await workload.confirmOne(visitor, `${name}-0-0`)
    }
    counts.push((await form.redelivered()) - before)
  }
  const outcome = await workload.outcome(visitor)
  await form.stop()
  const clean = await cleanRun(workload, options)
  return strikes.map(({ name }, index) => ({
    ...{ fault: name, redelivered: counts[index] ?? 0 },
    ...judge(outcome, clean, (key) => key.startsWith(marks[index] ?? ""))
  }))
}

/** Every service a process of its own over PostgreSQL and Kafka. */
export async function runDistributedFaults(
  faults: readonly Fault[],
  options: RunOptions
): Promise<readonly FaultLine[]> {
  const form = await startDistributed(join(options.folder, "distributed"), options.tell)
  try {
    const strikes = faults.map(({ name, strike }) => ({ name, strike: () => strike(form) }))
    return await underFaults(form, strikes, options)
  } finally {
    await form.stop()
  }
}

/** All in one process over PGlite, killed at random moments. */
export async function runEmbeddedFaults(options: RunOptions): Promise<readonly FaultLine[]> {
  const form = await startEmbedded(join(options.folder, "embedded"), options.tell)
  const strike = async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_000))
    await form.killAndRestart()
  }
  try {
    return await underFaults(form, [{ name: "kill -9 the embedded platform", strike }], options)
  } finally {
    await form.stop()
  }
}
