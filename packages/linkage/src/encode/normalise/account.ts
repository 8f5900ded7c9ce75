import table from "../data/platforms.json" with { type: "json" }
import { handleOf } from "./contact.ts"
import { fold } from "./text.ts"

/** A handle or channel, with its platform where the text tells. */
export interface Account {
  readonly platform: string | undefined
  readonly handle: string
}

const BY_HOST: ReadonlyMap<string, string> = new Map(Object.entries(table.byHost))
const BY_NAME: ReadonlyMap<string, string> = new Map(Object.entries(table.byName))

const LONGEST = 300

/** The platform of an address; of an unknown site its domain. */
const platformOfAddress = (folded: string): string | undefined => {
  const found = /^(https?:\/\/)?((?:[\w-]+\.)+[a-z]{2,12})\//u.exec(folded)
  const host = found?.[2]?.replace(/^(?:www|m|mobile|web|[a-z]{2}-[a-z]{2}|nl)\./u, "") ?? ""
  return BY_HOST.get(host) ?? (found?.[1] === undefined ? undefined : host)
}

/** `telegram: @voorpost`, `@voorpost (insta)`, `voorpost op tiktok`: the platform's name and the rest. */
const named = (folded: string): readonly [platform: string, rest: string] | undefined => {
  const before = /^([a-z]+)\s*:\s*(\S.*)$/u.exec(folded) ?? /^([a-z]+)\s+(@\S+)$/u.exec(folded)
  const behind = /^(\S+)\s*(?:\(\s*([a-z]+)\s*\)|\s(?:op|on|via)\s+([a-z]+))$/u.exec(folded)
  const [name, rest] = before === null ? [behind?.[2] ?? behind?.[3], behind?.[1]] : [before[1], before[2]]
  const platform = BY_NAME.get(name ?? "")
  return platform === undefined || rest === undefined ? undefined : [platform, rest]
}

/** Reads an account as people write it: an address, a name with its platform, or a bare handle. Undefined: nothing is left of it. */
export const accountOf = (text: string): Account | undefined => {
  const folded = fold(text.slice(0, LONGEST))
  // an address of the platform itself is nobody's
  if (/^https?:\/\/[^/]*\/?$/u.test(folded)) return undefined
  const [platform, rest] = named(folded) ?? [undefined, folded]
  const handle = handleOf(rest)
  return handle === undefined ? undefined : { platform: platform ?? platformOfAddress(folded), handle }
}
