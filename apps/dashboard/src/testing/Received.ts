/** A request as the sample server got it. */
export interface Received {
  readonly method: string
  readonly path: string
  /** With its question mark; empty where there is none. */
  readonly query: string
  readonly csrf: string | undefined
  readonly key: string | undefined
  readonly body: unknown
}
