import { Effect } from "effect"
import { correlatorStore } from "./Correlator.ts"
import { dumpState as dump } from "./dumpState.ts"
import { rebuildCorrelator as rebuild } from "./rebuildCorrelator.ts"
import { refreshStandings as refresh, sweepAll } from "./sweep.ts"

export { correlatorWorkers, makeCorrelatorApp } from "./Correlator.ts"
export { type CorrelatorConfig, readCorrelatorConfig } from "./CorrelatorConfig.ts"
export type { StateDump, TableDigest } from "./dumpState.ts"
export { linkId } from "./links/linkId.ts"
export { Encodings, encodingsFromIngest } from "./signals/Encodings.ts"

/** A digest of the whole state: equal sets of events give equal hashes. */
export const dumpState = Effect.provide(dump, correlatorStore)

/** Drops derived state and replays the log; publishes only what comes out differently. */
export const rebuildCorrelator = Effect.provide(rebuild, correlatorStore)

/** Settles at once what the background work would settle within a second. */
export const settleWaiting = Effect.provide(sweepAll, correlatorStore)

/** Lets covenants begin and expire at once, as the background work does each minute. */
export const refreshStandings = Effect.provide(refresh, correlatorStore)
