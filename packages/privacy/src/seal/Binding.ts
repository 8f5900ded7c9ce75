/** What a sealed value belongs to. It opens only with the same binding, so it cannot be moved to another record or use. */
export interface Binding {
  /** What the value is: `identity`, `content`, `data-key` … */
  readonly purpose: string
  /** Ids of the record, outermost first: covenant, signal, request. */
  readonly ids: ReadonlyArray<string>
}

const VERSION = "kruisverband/seal/v1"

/** Associated data of AES-GCM: each part with its length, so that no two bindings read the same. */
export const associatedData = (binding: Binding): Uint8Array => {
  const parts = [VERSION, binding.purpose, ...binding.ids]
  return Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(","), "utf8")
}
