import type { EngineName } from "./MissingEngine.ts"

/** An engine is installed but did not start, or ended by itself. `detail` has the last lines of its log. */
export class EngineFailed extends Error {
  readonly _tag = "EngineFailed"
  override readonly name = "EngineFailed"
  readonly engine: EngineName | "keycloak"
  readonly detail: string

  constructor(engine: EngineName | "keycloak", what: string, detail: string) {
    super(`${engine}: ${what}${detail === "" ? "" : `\n${detail}`}`)
    this.engine = engine
    this.detail = detail
  }
}
