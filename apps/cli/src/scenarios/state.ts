import type { partnerClient, personClient } from "./HttpSession.ts"
import type { PlatformUnderTest, RegionSeed } from "./PlatformUnderTest.ts"

/** What posting a signal of the scenario gave. */
export interface Posted {
  readonly by: string
  readonly covenant: string
  readonly status: number
  readonly id: string | undefined
  readonly codes: ReadonlyArray<string>
  /** The first person of the signal as it was posted. */
  readonly person: Readonly<Record<string, unknown>> | undefined
}

/** One run of one scenario. */
export interface RunState {
  readonly platform: PlatformUnderTest
  readonly seed: RegionSeed
  readonly partner: ReturnType<typeof partnerClient>
  readonly person: ReturnType<typeof personClient>
  readonly posted: Map<string, Posted>
  /** Requests of persons, by the signal that a step named them after. */
  readonly requests: Map<string, string>
  /** Milliseconds since the epoch. */
  now: number
}
