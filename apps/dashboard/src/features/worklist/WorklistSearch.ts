import { Angle, CovenantId, Facet, LinkState, MunicipalityCode, SignalKind } from "@kruisverband/domain"
import { Option, Schema } from "effect"

const WorklistSearch = Schema.Struct({
  state: Schema.optionalKey(LinkState),
  /** What else is shown in the place of a state: signals that fit more than one, or what is to be looked at again. */
  view: Schema.optionalKey(Schema.Literals(["ambiguous", "again"])),
  covenant: Schema.optionalKey(CovenantId),
  municipality: Schema.optionalKey(MunicipalityCode),
  angle: Schema.optionalKey(Angle),
  facet: Schema.optionalKey(Facet),
  kind: Schema.optionalKey(SignalKind)
})

/** What of the worklist is shown. It lives in the address, so that it can be kept and sent; codes only. */
export type WorklistSearch = typeof WorklistSearch.Type

const decode = Schema.decodeUnknownOption(WorklistSearch)

/** A filter that makes no sense is no filter. */
export const readWorklistSearch = (search: unknown): WorklistSearch => Option.getOrElse(decode(search), () => ({}))
