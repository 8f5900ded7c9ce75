const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gsu

/**
 * Pointer (RFC 6901, without array places) to an object that gives a key twice; undefined when none does. JSON.parse keeps
 * the last one silently, and another reader may keep the first (ASVS 1.5.3). `json` must be valid JSON. Linear in its length.
 */
export const duplicateKey = (json: string): string | undefined => {
  const open: Array<{ readonly keys: Set<string> | undefined; readonly name: string }> = []
  let last = ""
  for (const [token, colon] of json.matchAll(TOKEN)) {
    if (token === "{" || token === "[") {
      open.push({ keys: token === "{" ? new Set() : undefined, name: last })
      last = ""
    } else if (token === "}" || token === "]") {
      open.pop()
      last = ""
    } else if (colon !== undefined) {
      // The same key may be written with and without escapes.
      const key = String(JSON.parse(token.slice(0, token.length - colon.length)))
      const keys = open.at(-1)?.keys
      if (keys?.has(key) === true) return pointerTo([...open.map((one) => one.name), key])
      keys?.add(key)
      last = key
    }
  }
  return undefined
}

const pointerTo = (names: ReadonlyArray<string>) =>
  names
    .filter((name) => name !== "")
    .map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("")
