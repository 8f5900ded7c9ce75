import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"
import { readIdentities } from "../support/readIdentities.ts"
import { attackedWorld } from "./attackedWorld.ts"

/** Whose signals are stolen. */
export interface Victims {
  /** Those that go through every attack. */
  readonly first: ReadonlyArray<SubjectIdentity>
  /** Signals of the same world that are not among the first. */
  readonly others: ReadonlyArray<SubjectIdentity>
  /** All signals that there are. */
  readonly all: ReadonlyArray<SubjectIdentity>
}

/** The signals of a file, or of an invented world where there is none. Throws a RangeError for a file that is too short to split. */
export const victims = async (signals: number, file?: string): Promise<Victims> => {
  if (file === undefined) {
    const first = attackedWorld(signals, 1)
    return { first, others: attackedWorld(signals, 101), all: first }
  }
  const all: Array<SubjectIdentity> = []
  for await (const identity of readIdentities(file)) all.push(identity)
  if (all.length < signals * 1.5) {
    throw new RangeError(
      `${file} has ${all.length} signals; with BENCH_ATTACK_SIGNALS=${Math.floor(all.length / 1.5)} or less it leaves enough others for the thief's list`
    )
  }
  return { first: all.slice(0, signals), others: all.slice(signals, signals + Math.ceil(signals / 2)), all }
}
