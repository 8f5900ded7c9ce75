import type { partnerClient, personClient } from "./HttpSession.ts"
import type { PlatformUnderTest, RegionSeed } from "./PlatformUnderTest.ts"

/** What posting a signal of the scenario gave. */
export interface Posted {
  readonly by: string
  readonly covenant: string
  readonly status: number
  readonly id: string | undefined
  readonly codes: ReadonlyArray<string>
}

/** One run of one scenario. */
export interface RunState {
  readonly platform: PlatformUnderTest
  readonly seed: RegionSeed
  readonly partner: ReturnType<typeof partnerClient>
  readonly person: ReturnType<typeof personClient>
  readonly posted: Map<string, Posted>
  /** Milliseconds since the epoch. */
  now: number
}
