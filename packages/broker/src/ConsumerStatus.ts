import type { Owner, Topic } from "@kruisverband/events"

/** How one consumer group of this process is doing: for /health/ready and /metrics. */
export interface ConsumerStatus {
  readonly owner: Owner
  readonly group: string
  readonly topics: ReadonlyArray<Topic>
  /** `retrying`: the same batch again and again, as something it needs is away. Ready, but degraded. */
  readonly state: "starting" | "running" | "retrying" | "stopped"
  /** Code of the last failure while retrying. */
  readonly failure?: string
  /** Attempts at the present batch that failed. */
  readonly attempts: number
  /** Events that had their effect since the start. */
  readonly consumed: number
  /** Events that came again, and had no second effect. */
  readonly redelivered: number
  /** Events of a type that this version does not know. */
  readonly skipped: number
  /** Events set aside since the start, those that only wait behind one included. */
  readonly parked: number
  /** Events set aside at this moment. */
  readonly standing: number
  /** Events in the log that this group has not had; undefined if it cannot be told now. */
  readonly lag: number | undefined
  /** When the log was last read, in milliseconds since the epoch. */
  readonly lastReadAt: number | undefined
}

/** How the relay of one owner's outbox is doing. */
export interface RelayStatus {
  readonly owner: Owner
  readonly state: "waiting" | "running" | "retrying" | "stopped"
  readonly failure?: string
  /** Events that the log acknowledged since the start. */
  readonly published: number
  /** Events in the outbox that it has not; undefined if it cannot be told now. */
  readonly unpublished: number | undefined
}

type Mutable<A> = { -readonly [K in keyof A]: A[K] }
export type ConsumerState = Mutable<Omit<ConsumerStatus, "lag" | "standing" | "failure">> & {
  failure: string | undefined
}
export type RelayState = Mutable<Omit<RelayStatus, "unpublished" | "failure">> & { failure: string | undefined }

export const newConsumerState = (owner: Owner, group: string, topics: ReadonlyArray<Topic>): ConsumerState => ({
  owner,
  group,
  topics,
  state: "starting",
  failure: undefined,
  attempts: 0,
  consumed: 0,
  redelivered: 0,
  skipped: 0,
  parked: 0,
  lastReadAt: undefined
})
