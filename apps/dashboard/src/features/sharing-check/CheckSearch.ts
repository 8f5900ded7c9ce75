import { LinkId } from "@kruisverband/domain"
import { Option, Schema } from "effect"

export interface CheckSearch {
  /** The link it is about; left out: a question of one's own. */
  readonly link?: LinkId
}

const decode = Schema.decodeUnknownOption(LinkId)

export const readCheckSearch = (search: Record<string, unknown>): CheckSearch =>
  Option.match(decode(search.link), { onNone: () => ({}), onSome: (link) => ({ link }) })
