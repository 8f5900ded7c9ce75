import type { CovenantKeys, SealingKey } from "@kruisverband/privacy"

/** A covenant's keys, ready for use: its newest version, and all that data keys may still be under. */
export interface CovenantRing extends CovenantKeys {
  /** Sealing keys by id. Records are sealed under `sealing`, the newest, and opened under the one that wrapped their data key. */
  readonly versions: ReadonlyMap<string, SealingKey>
  /** The covenant has ended: nothing new may be sealed under it. */
  readonly retired: boolean
}
