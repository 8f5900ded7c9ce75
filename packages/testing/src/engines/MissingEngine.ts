/** The programs that some tests and `npm run services` need and that npm cannot bring. */
export type EngineName = "chromium" | "kafka" | "postgresql"

/** An engine is not on this machine, or cannot be fetched to it. `reason` says what was looked for and how to get it. */
export class MissingEngine extends Error {
  readonly _tag = "MissingEngine"
  override readonly name = "MissingEngine"
  readonly engine: EngineName
  readonly reason: string

  constructor(engine: EngineName, reason: string) {
    super(`${engine} is missing: ${reason}`)
    this.engine = engine
    this.reason = reason
  }
}
