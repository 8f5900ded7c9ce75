export interface DemoSignal {
  readonly partner: string
  /** The same at every start, so that nothing is posted twice. */
  readonly idempotencyKey: string
  readonly body: Record<string, unknown>
}
