import type { KnownNameView } from "@kruisverband/contract"
import { addName, changeName, KnownNameView as Name } from "@kruisverband/contract"
import { Schema } from "effect"
import type { Received } from "./Received.ts"

const decodeAdded = Schema.decodeUnknownSync(addName.body)
const decodeChanged = Schema.decodeUnknownSync(changeName.body)
const decode = Schema.decodeUnknownSync(Name)
const NOW = "2026-11-23T10:00:00.000Z"

/** Answers as the vocabulary's endpoints would, over `names`: the status and body, and what the list is afterwards. */
export function answerNames(
  names: ReadonlyArray<KnownNameView>,
  { method, path, body }: Received
): { readonly status: number; readonly body: unknown; readonly names: ReadonlyArray<KnownNameView> } {
  const [, , id, verb] = path.split("/")
  if (method === "GET") return { status: 200, body: { names }, names }
  if (id === undefined) {
    const id = `0191e0d3-0000-7000-8000-00000000b00${names.length}`
    const added = decode({ id, version: 1, changedAt: NOW, ...decodeAdded(body) })
    return { status: 201, body: added, names: [...names, added] }
  }
  const known = names.find((one) => one.id === id)
  if (known === undefined) return { status: 404, body: {}, names }
  if (verb === "retire") {
    const left = names.filter((one) => one !== known)
    return { status: 200, body: { id, version: known.version + 1 }, names: left }
  }
  const { facet, covenant, type } = known
  const version = known.version + 1
  const kind = type === undefined ? {} : { type }
  const changed = decode({ ...decodeChanged(body), id, covenant, facet, ...kind, version, changedAt: NOW })
  return { status: 200, body: changed, names: names.map((one) => (one === known ? changed : one)) }
}
