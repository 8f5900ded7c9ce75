/** A running platform that can be posted to, in one process or in many. */
export interface Form {
  readonly origin: string
  /** Holds `demo-credentials.json`. */
  readonly dataDir: string
  /** Events that came more than once so far, counted where it can be. */
  readonly redelivered: () => Promise<number>
  readonly stop: () => Promise<void>
}
