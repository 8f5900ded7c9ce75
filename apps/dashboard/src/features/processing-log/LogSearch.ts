import { CovenantId, IsoDate } from "@kruisverband/domain"
import { Option, Schema } from "effect"

const code = Schema.NonEmptyString.check(Schema.isMaxLength(200))

const LogSearch = Schema.Struct({
  who: Schema.optionalKey(code),
  action: Schema.optionalKey(code),
  object: Schema.optionalKey(code),
  covenant: Schema.optionalKey(CovenantId),
  trace: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/u))),
  /** Local days, both inclusive. */
  from: Schema.optionalKey(IsoDate),
  until: Schema.optionalKey(IsoDate)
})

/** What of the log is shown. It lives in the address, so that it can be kept and sent; ids and codes only. */
export type LogSearch = typeof LogSearch.Type

const decode = Schema.decodeUnknownOption(LogSearch)

/** A search that makes no sense is none. */
export const readLogSearch = (search: unknown): LogSearch => Option.getOrElse(decode(search), () => ({}))

/** The day after: a day that is included ends where the next begins. */
const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** As the service asks for it: moments in UTC. `startOf`: the first moment of a local day. */
export const queryOf = ({ from, until, ...rest }: LogSearch, startOf: (date: string) => string) => ({
  ...rest,
  ...(from === undefined ? {} : { from: startOf(from) }),
  ...(until === undefined ? {} : { until: startOf(dayAfter(until)) })
})
